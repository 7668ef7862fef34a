// The order of the candidates, alone: what an office publishes on the day of the drawing, and whoever doubts it runs.
#include <iostream>
#include <nlohmann/json.hpp>

#include "audit/order_report.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/order_report.h"
#include "cli/program.h"

namespace hustings::cli {

int order(const OrderOptions& options) {
  Sources sources;
  Diagnostics diagnostics;
  const order::OrderedProject ordered =
      order::put_in_order(project::read(options.input, standard_input(options),
                                        reading_options(options, find_folders(options.data_dir)), sources, diagnostics),
                          diagnostics);
  if (report(diagnostics, sources, options)) return kInputErrors;
  if (options.diagnostics == DiagnosticFormat::Json) {
    const nlohmann::ordered_json all = {{"report", "order"}, {"orders", audit::orders(ordered.certificates)}};
    std::cout << all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  } else {
    write_orders(std::cout, ordered.certificates, options.certificate);
    if (ordered.certificates.empty()) std::cerr << "hustings: there are no candidates to put in order\n";
  }
  if (!std::cout.flush()) throw MachineError("cannot write to standard output");
  return kDone;
}

}  // namespace hustings::cli
