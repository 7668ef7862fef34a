// A booklet is made by stages that each take finished values and return one; read them here from top to bottom. Two
// things are not a straight line. Page numbers stand in the contents before pages are made, and so do notes that are
// counted by the page, so styling, setting and paging run again until the numbers hold still. And files are made only
// when nothing is wrong: an error anywhere leaves the last good booklet where it is.
#include "publish.h"

#include <algorithm>

#include "attachments.h"
#include "base/files.h"
#include "base/parallel.h"
#include "election/assemble.h"
#include "epub/write.h"
#include "font/catalogue.h"
#include "font/select.h"
#include "limits/word_limits.h"
#include "linebreak/galley.h"
#include "markdown/parse.h"
#include "order/order.h"
#include "pagination/space_fit.h"
#include "pdf/write.h"
#include "project/statements.h"
#include "rules/layout_files.h"
#include "shape/shaped_document.h"
#include "style/page_numbers.h"
#include "style/resolve.h"
#include "text/hyphenation.h"

namespace hustings {
namespace {

constexpr int kStages = 10;
constexpr int kMostRounds = 5;
constexpr int kMostFits = 40;
constexpr std::string_view kDefaultLayout = "booklet-a5";

std::vector<Body> bodies_of(const Project& project) {
  std::vector<Body> bodies;
  const auto add = [&](const Body& body) {
    if (body.exists()) bodies.push_back(body);
  };
  for (const InformationPage& page : project.pages) add(page.body);
  for (const Contest& contest : project.contests) {
    add(contest.introduction_body);
    for (const Candidate& candidate : contest.candidates) add(candidate.statement);
    for (const MeasureText* text : project::measure_texts(contest)) add(text->body);
  }
  return bodies;
}

// Statements are parsed side by side; their messages are told in the order of the project.
std::vector<ParsedBody> parse_bodies(const Project& project, const Sources& sources, Diagnostics& diagnostics) {
  const std::vector<Body> bodies = bodies_of(project);
  std::vector<ParsedBody> parsed(bodies.size());
  std::vector<Diagnostics> reports(bodies.size());
  parallel_for(bodies.size(), [&](size_t i) {
    const Body& body = bodies[i];
    parsed[i] = {body, markdown::parse(sources.at(body.source), body.begin, body.end, {}, reports[i])};
  });
  for (Diagnostics& report : reports) diagnostics.append(std::move(report));
  return parsed;
}

// Each once, in the order of the languages.
std::vector<std::string> dictionaries_of(const StyledDocument& styled, const text::Hyphenator& hyphenator) {
  std::vector<std::string> files;
  for (const std::string& language : styled.languages) {
    const std::string file = hyphenator.dictionary(language).string();
    if (!file.empty() && std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  }
  return files;
}

// Sets the lines; and what does not fit the space that its layout grants once more in smaller type, all of its contest
// at one size, until it does or the layout's bound is reached. `fit` has what came of it.
Galley set_lines(const ShapedDocument& shaped, const FontSet& fonts, Fit& fit, const Galley& before,
                 Diagnostics& diagnostics, Diagnostics& unfit) {
  pagination::SpaceFit space(*shaped.styled, fit);
  Diagnostics unheard;  // of sizes that are only tried
  Galley galley = linebreak::set(shaped, fonts, fit, unheard, &before);
  for (int step = 0; step < kMostFits && space.next(galley, fit); ++step) {
    galley = linebreak::set(shaped, fonts, fit, unheard, &galley);
  }
  space.report(galley, unfit);
  linebreak::report(galley, before, diagnostics);
  return galley;
}

// What the manifest asks for.
PdfStandard standard_of(const Project& project, Diagnostics& diagnostics) {
  PdfStandard standard;
  std::string why;
  if (!project.pdf_standard.empty() && !pdf::read_standard(project.pdf_standard, standard, why)) {
    diagnostics.error("manifest-value", project.pdf_standard_span, "'pdf-standard' is no standard of a PDF: " + why,
                      {"write one, such as a-2a, or two with a comma: a-3a, ua-1"});
  }
  return standard;
}

}  // namespace

Booklet publish(const PublishOptions& options, Sources& sources, Diagnostics& diagnostics,
                const StageObserver& observe) {
  Booklet booklet;
  int done = 0;
  const auto begin = [&](std::string_view stage) { observe(stage, done++, kStages); };

  // What there is: manifest, front matter, portraits; statements as raw bytes.
  begin("reading");
  Project filed = project::read(options.input, options.standard_input, options.reading, sources, diagnostics);

  // Who comes first, and why: from here on candidates stand in each contest as they will be printed.
  order::OrderedProject ordered = order::put_in_order(std::move(filed), diagnostics);
  booklet.orders = std::move(ordered.certificates);
  booklet.project = std::move(ordered.project);
  const Project& project = booklet.project;
  if (options.until == Stage::Project || project.sources.empty()) return booklet;

  const PdfStandard standard =
      options.pdf_standard.has_value() ? *options.pdf_standard : standard_of(project, diagnostics);

  // What it says: every statement as a tree, and the trees put in order as one edition.
  begin("parsing");
  {
    const std::vector<ParsedBody> bodies = parse_bodies(project, sources, diagnostics);
    limits::check_word_limits(project, bodies, sources, diagnostics);
    Assets assets(project.root);
    booklet.document = election::assemble(project, bodies, project.editions.front(), assets, sources, diagnostics);
  }
  if (options.until == Stage::Document) return booklet;

  // How it shall look.
  begin("reading the layout");
  const std::string layout = !options.layout.empty()   ? options.layout
                             : !project.layout.empty() ? project.layout
                                                       : std::string(kDefaultLayout);
  booklet.rules = rules::read_layout(layout, options.layouts, project.root, sources, diagnostics);
  if (options.until == Stage::Rules || booklet.rules.masters.empty()) return booklet;

  // With which letters. Every character is looked up before anything is set.
  begin("styling");
  const auto hyphenator = std::make_shared<const text::Hyphenator>(options.hyphenation);
  booklet.styled = std::make_shared<const StyledDocument>(
      style::resolve(booklet.document, booklet.rules, booklet.pages, diagnostics, &sources));
  if (options.until == Stage::Styled) return booklet;
  if (options.until == Stage::Files) booklet.document.parts = {};  // nobody reads the trees from here on
  begin("choosing fonts");
  const Source& catalogue_source = sources.add(options.catalogue.string(), read_file(options.catalogue));
  Catalogue catalogue = font::read_catalogue(catalogue_source, diagnostics);
  catalogue.folders = options.fonts;
  booklet.fonts = font::select(*booklet.styled, catalogue, diagnostics, &sources);
  if (booklet.fonts.size() == 0) return booklet;

  // From here to the pages, as often as page numbers in the contents or numbers of notes move something: then only
  // Parts whose numbers changed are shaped and set anew.
  Fit fit;
  for (int round = 1;; ++round) {
    Diagnostics paging;
    begin("shaping");
    booklet.shaped = shape::shape(booklet.styled, booklet.fonts, hyphenator, diagnostics, &booklet.shaped);
    if (options.until == Stage::Shaped) return booklet;
    begin("setting lines");
    booklet.galley = set_lines(booklet.shaped, booklet.fonts, fit, booklet.galley, diagnostics, paging);
    if (options.until == Stage::Lines) {
      diagnostics.append(std::move(paging));
      return booklet;
    }
    begin("making pages");
    booklet.paged = pagination::paginate(booklet.galley, booklet.fonts, paging, &booklet.paged);
    booklet.pages = pagination::page_map(booklet.paged);
    auto numbered = std::make_shared<StyledDocument>(*booklet.styled);
    const bool steady = !style::set_page_numbers(*numbered, booklet.pages);
    if (steady || round == kMostRounds) {
      if (!steady) {
        paging.warning("page-numbers-unsteady", {},
                       "page numbers in the contents or numbers of notes still move after " +
                           std::to_string(kMostRounds) + " rounds",
                       {"look at the contents and at notes: a number may be off by one"});
      }
      diagnostics.append(std::move(paging));
      break;
    }
    booklet.styled = std::move(numbered);
    done -= 3;
  }
  booklet.positions = pagination::check_positions(booklet.paged, diagnostics);
  linebreak::check_resolution(booklet.galley, diagnostics);
  if (options.until < Stage::Files) return booklet;

  booklet.shaped = {};
  booklet.galley = {};  // and with it the lines that pages took other ones for
  booklet.paged.runs = {};

  // Nothing may be wrong from here on.
  const bool refused =
      diagnostics.has_errors() || (options.warnings_are_errors && diagnostics.count(Severity::Warning) > 0);
  if (refused) return booklet;
  booklet.dictionaries = dictionaries_of(*booklet.styled, *hyphenator);
  const std::string time = options.document_time(booklet.document.metadata.publication_date);
  if (options.pdf) {
    begin("writing the PDF");
    PdfOptions pdf;
    pdf.creation_date = time;
    pdf.standard = standard;
    if (standard.archive == PdfArchive::A3a) pdf.attachments = attachments_of(project, booklet.rules, sources);
    booklet.pdf = pdf::write(*booklet.styled, booklet.paged, booklet.fonts, pdf, diagnostics);
  }
  if (options.epub) {
    begin("writing the EPUB");
    EpubOptions epub;
    epub.modification_date = time;
    epub.certifier = project.certifier.name;
    epub.certifier_credential = project.certifier.credential;
    epub.certifier_report = project.certifier.report;
    const std::string& identifier = booklet.document.metadata.identifier;
    epub.print_edition = identifier.empty() ? project.name + ".pdf" : identifier;
    booklet.epub = epub::write(*booklet.styled, booklet.pages, booklet.fonts, epub, diagnostics);
  }

  // Lines and glyphs are in the files now; the proof needs the room.
  if (!options.keep_pages) {
    booklet.paged.parts = {};
    booklet.paged.fragments = {};
    booklet.paged.cache = nullptr;
  }

  // Whether every statement stands in both, word for word.
  if (options.verify) {
    begin("proving");
    std::vector<verify::FinishedFile> files;
    if (options.pdf) files.push_back({"the PDF", verify::FileKind::Pdf, booklet.pdf});
    if (options.epub) files.push_back({"the EPUB", verify::FileKind::Epub, booklet.epub});
    booklet.proof = options.prove(project, sources, booklet.document.cuts, files, diagnostics);
  }
  return booklet;
}

}  // namespace hustings
