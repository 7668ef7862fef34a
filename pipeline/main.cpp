#include "cli/program.h"

#include <ios>

int main(int argc, char** argv) {
  std::ios_base::sync_with_stdio(false);  // nothing here prints by C's streams, which would cost a call a character
  return hustings::cli::run(argc, argv);
}
