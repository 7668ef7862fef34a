#include "cli/program.h"

#include <ios>

#ifdef HUSTINGS_MIMALLOC
#include <mimalloc.h>
#endif

int main(int argc, char** argv) {
#ifdef HUSTINGS_MIMALLOC
  // What one stage gives back the next one wants: memory that went to the system in between would have to be cleared
  // and touched for the first time again, a third of all page faults of a large booklet.
  mi_option_disable(mi_option_allow_decommit);
#endif
  std::ios_base::sync_with_stdio(false);  // nothing here prints by C's streams, which would cost a call a character
  return hustings::cli::run(argc, argv);
}
