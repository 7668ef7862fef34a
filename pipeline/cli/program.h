// The command line: parses arguments, calls a command, chooses the exit status.
#pragma once

namespace hustings::cli {

// Exit status, the same for every command.
inline constexpr int kDone = 0;
inline constexpr int kInputErrors = 1;  // something is wrong with the booklet; diagnostics say what
inline constexpr int kWrongUsage = 2;
inline constexpr int kMachineFailure = 3;  // a full disk, an unreadable file

int run(int argc, char** argv);

}  // namespace hustings::cli
