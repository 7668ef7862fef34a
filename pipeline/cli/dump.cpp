#include <array>
#include <iostream>
#include <stdexcept>
#include <utility>

#include "cli/commands.h"
#include "cli/program.h"

namespace hustings::cli {
namespace {

constexpr std::array<std::pair<std::string_view, Stage>, 7> kStages = {{{"project", Stage::Project},
                                                                        {"document", Stage::Document},
                                                                        {"rules", Stage::Rules},
                                                                        {"styled", Stage::Styled},
                                                                        {"shaped", Stage::Shaped},
                                                                        {"lines", Stage::Lines},
                                                                        {"pages", Stage::Pages}}};

Stage stage_named(const std::string& name) {
  for (const auto& [each, stage] : kStages) {
    if (each == name) return stage;
  }
  throw std::invalid_argument("there is no stage \"" + name +
                              "\"; the stages are project, document, rules, styled, shaped, lines and pages");
}

}  // namespace

int dump(const DumpOptions& options) {
  PublishOptions publishing = publish_options(options);
  publishing.until = stage_named(options.stage);
  Sources sources;
  Diagnostics diagnostics;
  const Booklet booklet = publish(publishing, sources, diagnostics, [](std::string_view, int, int) {});
  const bool refused = report(diagnostics, sources, options);
  switch (publishing.until) {
    case Stage::Project:
      booklet.project.dump(std::cout, sources);
      break;
    case Stage::Document:
      booklet.document.dump(std::cout, &sources);
      break;
    case Stage::Rules:
      booklet.rules.dump(std::cout);
      break;
    case Stage::Styled:
      if (booklet.styled) booklet.styled->dump(std::cout, &sources);
      break;
    case Stage::Shaped:
      booklet.shaped.dump(std::cout, booklet.fonts);
      break;
    case Stage::Lines:
      booklet.galley.dump(std::cout, booklet.fonts);
      break;
    default:
      booklet.paged.dump(std::cout, booklet.fonts);
      break;
  }
  if (!std::cout.flush()) throw MachineError("cannot write to standard output");
  return refused ? kInputErrors : kDone;
}

}  // namespace hustings::cli
