// What the tests of assembly share: a folder read, parsed and assembled as the program does it.
#pragma once

#include <sstream>
#include <string>

#include "election/assemble.h"
#include "markdown/parse.h"
#include "project/project.h"
#include "project/reading.h"
#include "project/statements.h"

namespace hustings::testing {

struct Assembled {
  Reading reading;
  std::vector<ParsedBody> bodies;
  Document document;

  explicit Assembled(const std::string& input, const std::string& language = {}) : reading(input, {}, language) {
    const Project& project = reading.project;
    const auto parse = [&](const Body& body) {
      if (!body.exists()) return;
      bodies.push_back(
          {body, markdown::parse(reading.sources.at(body.source), body.begin, body.end, {}, reading.diagnostics)});
    };
    for (const InformationPage& page : project.pages) parse(page.body);
    for (const Contest& contest : project.contests) {
      parse(contest.introduction_body);
      for (const Candidate& candidate : contest.candidates) parse(candidate.statement);
      for (const MeasureText* text : project::measure_texts(contest)) parse(text->body);
    }
    Assets assets(project.root);
    document =
        election::assemble(project, bodies, project.editions.front(), assets, reading.sources, reading.diagnostics);
  }

  const Part* part(const std::string& id) const {
    for (const auto& each : document.parts) {
      if (each->id == id) return each.get();
    }
    return nullptr;
  }
};

}  // namespace hustings::testing
