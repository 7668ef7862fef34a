#include "cli/program.h"

int main(int argc, char** argv) { return hustings::cli::run(argc, argv); }
