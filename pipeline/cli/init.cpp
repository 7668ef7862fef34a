// Writes a small booklet that builds as it stands: the shortest way to learn the form.
#include <array>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/program.h"

namespace hustings::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFiles = {{
    {"election.yaml", R"(# The booklet. Every key is explained in the page on manifests; most can be left out.
title: Voters’ Guide
subtitle: Board Election
date: 2027-05-04
organization: Your Organization
language: en
layout: booklet-a5

front-matter:
  - pages/how-to-vote.md

contests:
  - id: board
    title: Board of Directors
    seats: 2
    introduction: |
      The board meets four times a year. **Vote for two.**
    candidates:
      - candidates/ada-example.md
      - candidates/ben-example.md
)"},
    {"pages/how-to-vote.md", R"(---
title: How to vote
---

Ballots are sent by e-mail on April 20 and must be returned by **May 4**.

| Date | What happens |
|:--|:--|
| April 20 | Ballots are sent |
| May 4 | Voting ends |
)"},
    {"candidates/ada-example.md", R"(---
name: Ada Example
contest: board
affiliation: Example Works
portrait: ../portraits/ada-example.svg
website: https://ada.example
---

This is a fictional statement. A candidate writes here, in Markdown, why she stands and what she would do.

## What I would do

- Publish the minutes within a week.
- Answer every letter.
)"},
    {"candidates/ben-example.md", R"(---
name: Ben Example
contest: board
affiliation: Independent
---

Another fictional statement, without a portrait. Notes work, too.[^1]

[^1]: A note stands at the foot of its page.
)"},
    {"portraits/ada-example.svg",
     R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 350" width="300" height="350">
<rect width="300" height="350" fill="#dfe6ec"/>
<circle cx="150" cy="140" r="62" fill="#c98f68"/>
<path d="M88 140c0-60 28-84 62-84s62 24 62 84c-12-28-34-44-62-44s-50 16-62 44z" fill="#2b201c"/>
<path d="M30 350c4-76 50-112 120-112s116 36 120 112z" fill="#2f5d73"/>
</svg>
)"},
}};

}  // namespace

int init(const std::string& folder) {
  namespace fs = std::filesystem;
  if (folder.empty()) throw std::invalid_argument("init needs the name of a folder");
  const fs::path root = folder;
  for (const auto& [name, text] : kFiles) {
    if (fs::exists(root / name)) {
      throw std::invalid_argument((root / name).string() + " is there already; init writes into a new or empty folder");
    }
  }
  for (const auto& [name, text] : kFiles) write_file_atomically(root / name, text);
  std::cout << "wrote " << root.string() << "; build it with: hustings build " << root.string() << '\n';
  return kDone;
}

}  // namespace hustings::cli
