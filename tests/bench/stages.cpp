// Processor time of each stage alone, on one thread, over generated booklets of 7 and 90 statements of 600 words (about
// 24 and 279 pages). Each stage is given finished values of the stages before it, which are made once.
#include <benchmark/benchmark.h>

#include <map>

#include "base/files.h"
#include "base/parallel.h"
#include "election/assemble.h"
#include "epub/write.h"
#include "font/catalogue.h"
#include "font/select.h"
#include "generated_booklet.h"
#include "linebreak/galley.h"
#include "linebreak/settings.h"
#include "markdown/parse.h"
#include "pagination/paged_document.h"
#include "pdf/write.h"
#include "rules/layout_files.h"
#include "shape/shaped_document.h"
#include "style/page_numbers.h"
#include "style/resolve.h"
#include "text/hyphenation.h"

namespace hustings::bench {
namespace {

namespace fs = std::filesystem;

const fs::path kData = HUSTINGS_SOURCE_DIR;
constexpr size_t kWords = 600;
constexpr std::string_view kTime = "2026-10-01T00:00:00Z";

std::vector<ParsedBody> parse(const GeneratedBooklet& booklet, Diagnostics& diagnostics) {
  std::vector<ParsedBody> parsed;
  for (const Contest& contest : booklet.project.contests) {
    for (const Candidate& candidate : contest.candidates) {
      const Body& body = candidate.statement;
      parsed.push_back(
          {body, markdown::parse(booklet.sources->at(body.source), body.begin, body.end, {}, diagnostics)});
    }
  }
  return parsed;
}

Document assemble(const GeneratedBooklet& booklet, const std::vector<ParsedBody>& bodies, Diagnostics& diagnostics) {
  Assets assets(kData);
  return election::assemble(booklet.project, bodies, booklet.project.editions.front(), assets, *booklet.sources,
                            diagnostics);
}

LayoutRules read_layout(Sources& sources, Diagnostics& diagnostics) {
  return rules::read_layout((kData / "tests/bench/bench.xml").string(), kData / "layouts", kData, sources, diagnostics);
}

FontSet select_fonts(const StyledDocument& styled, Sources& sources, Diagnostics& diagnostics) {
  const fs::path path = kData / "fonts/catalogue.xml";
  Catalogue catalogue = font::read_catalogue(sources.add(path.string(), read_file(path)), diagnostics);
  catalogue.folders = {"/usr/share/fonts"};
  return font::select(styled, catalogue, diagnostics);
}

std::shared_ptr<const text::Hyphenator> make_hyphenator() {
  return std::make_shared<const text::Hyphenator>(std::vector<fs::path>{"/usr/share/hyphen"});
}

// Every value on the way, with the numbers of the contents put in.
struct Values {
  explicit Values(size_t statements)
      : booklet(generate_booklet(statements, kWords)),
        bodies(parse(booklet, diagnostics)),
        document(assemble(booklet, bodies, diagnostics)),
        rules(read_layout(*booklet.sources, diagnostics)),
        styled(std::make_shared<const StyledDocument>(style::resolve(document, rules, {}, diagnostics))),
        fonts(select_fonts(*styled, *booklet.sources, diagnostics)),
        hyphenator(make_hyphenator()),
        shaped(shape::shape(styled, fonts, hyphenator, diagnostics)),
        galley(linebreak::set(shaped, fonts, Fit{}, diagnostics)),
        paged(pagination::paginate(galley, fonts, diagnostics)),
        pages(pagination::page_map(paged)) {}
  Diagnostics diagnostics;
  GeneratedBooklet booklet;
  std::vector<ParsedBody> bodies;
  Document document;
  LayoutRules rules;
  std::shared_ptr<const StyledDocument> styled;
  FontSet fonts;
  std::shared_ptr<const text::Hyphenator> hyphenator;
  ShapedDocument shaped;
  Galley galley;
  PagedDocument paged;
  PageMap pages;
};

const Values& values(const benchmark::State& state) {
  static std::map<int64_t, std::unique_ptr<Values>> made;
  std::unique_ptr<Values>& wanted = made[state.range(0)];
  if (!wanted) wanted = std::make_unique<Values>(static_cast<size_t>(state.range(0)));
  return *wanted;
}

// Measures `run(values, diagnostics)` and says how many words that is in a second.
template <typename Run>
void measure(benchmark::State& state, Run&& run) {
  const Values& given = values(state);
  for ([[maybe_unused]] auto round : state) {
    Diagnostics diagnostics;
    auto result = run(given, diagnostics);
    benchmark::DoNotOptimize(result);
  }
  state.counters["pages"] = static_cast<double>(given.paged.pages.size());
  state.counters["words"] = benchmark::Counter(
      static_cast<double>(given.booklet.words) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void parse_markdown(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) { return parse(given.booklet, diagnostics); });
}

void assemble_edition(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) {
    return assemble(given.booklet, given.bodies, diagnostics);
  });
}

void read_rules(benchmark::State& state) {
  measure(state, [](const Values&, Diagnostics& diagnostics) {
    Sources sources;
    return read_layout(sources, diagnostics);
  });
}

void resolve_styles(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) {
    return style::resolve(given.document, given.rules, {}, diagnostics);
  });
}

void choose_fonts(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) {
    Sources sources;
    return select_fonts(*given.styled, sources, diagnostics);
  });
}

void shape_words(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) {
    return shape::shape(given.styled, given.fonts, given.hyphenator, diagnostics);
  });
}

void set_lines(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) {
    return linebreak::set(given.shaped, given.fonts, Fit{}, diagnostics);
  });
}

// What every paragraph would look like in a line more or less; a page breaker asks this of few.
void set_in_other_lines(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics&) {
    const linebreak::Settings settings(given.galley, given.fonts);
    size_t lines = 0;
    for (uint32_t part = 0; part < given.galley.parts.size(); ++part) {
      const GalleyPart& galley = *given.galley.parts[part];
      for (const Element& element : galley.flow.elements) {
        if (element.kind != ElementKind::Paragraph) continue;
        for (const auto& other : settings.others(part, galley.paragraphs[element.index])) lines += other.lines.size();
      }
    }
    return lines;
  });
}

void make_pages(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics& diagnostics) {
    return pagination::paginate(given.galley, given.fonts, diagnostics);
  });
}

void map_pages(benchmark::State& state) {
  measure(state, [](const Values& given, Diagnostics&) { return pagination::page_map(given.paged); });
}

void write_pdf(benchmark::State& state) {
  PdfOptions options;
  options.creation_date = kTime;
  measure(state, [&](const Values& given, Diagnostics& diagnostics) {
    return pdf::write(*given.styled, given.paged, given.fonts, options, diagnostics);
  });
}

void write_epub(benchmark::State& state) {
  EpubOptions options;
  options.modification_date = kTime;
  measure(state, [&](const Values& given, Diagnostics& diagnostics) {
    return epub::write(*given.styled, given.pages, given.fonts, options, diagnostics);
  });
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(7)->Arg(90)->ArgName("statements")->Unit(benchmark::kMillisecond);
}

BENCHMARK(parse_markdown)->Apply(sizes);
BENCHMARK(assemble_edition)->Apply(sizes);
BENCHMARK(read_rules)->Apply(sizes);
BENCHMARK(resolve_styles)->Apply(sizes);
BENCHMARK(choose_fonts)->Apply(sizes);
BENCHMARK(shape_words)->Apply(sizes);
BENCHMARK(set_lines)->Apply(sizes);
BENCHMARK(set_in_other_lines)->Apply(sizes);
BENCHMARK(make_pages)->Apply(sizes);
BENCHMARK(map_pages)->Apply(sizes);
BENCHMARK(write_pdf)->Apply(sizes);
BENCHMARK(write_epub)->Apply(sizes);

}  // namespace
}  // namespace hustings::bench

int main(int argc, char** argv) {
  hustings::set_threads(1);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
