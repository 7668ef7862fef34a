// Where links lead. A statement links to its own headings, to another file of the folder, or to a file that is not in
// the booklet; in print and in one EPUB all of them must end at an id of the booklet, or be told apart as addresses.
// Ids that authors gave (and headings' slugs) are put under the id of their part, so that two statements with a heading
// "Why I am running" never meet and a part's ids are the same in every edition: "profile-ada.why-i-am-running".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"
#include "project/project.h"

namespace hustings::election {

// `id` as the end of an XML name: characters that names may not hold become hyphens.
std::string name_characters(std::string_view id);

// The ids of one parsed text, as written -> as they are in the booklet.
class TextIds {
 public:
  TextIds(const std::string& part_id, const Part& text);
  // Empty when the text has no such id. GitHub's slugs are in lower case, and authors' links not always.
  std::string_view find(std::string_view written) const;
  // The booklet's id of a node of the text; two nodes with one id as written have different ones.
  std::string_view of_node(NodeId node) const;

 private:
  struct Given {
    NodeId node;
    uint32_t begin, end;  // its id, in `ids_`
  };
  std::string_view id_of(const Given& given) const {
    return std::string_view(ids_).substr(given.begin, given.end - given.begin);
  }

  std::string ids_;                                    // one after another: a text may have hundreds of thousands
  std::vector<Given> given_;                           // by node
  std::unordered_map<std::string, uint32_t> by_name_;  // to an index in `given_`; as written, and in lower case
};

class Addresses {
 public:
  explicit Addresses(const Project& project, const Sources& sources);
  // Says that the text of `source` stands in part `part_id`, under these ids, which must live as long as this does.
  void add(SourceId source, const std::string& part_id, const TextIds* ids);

  enum class Found : uint8_t { Here, Elsewhere, OutsideBooklet, NoSuchPlace };
  struct Answer {
    Found found;
    std::string target;  // Here: "#id"; Elsewhere: the address as written
  };
  // Where a link in `source`, which stands in `part_id`, leads.
  Answer resolve(std::string_view target, SourceId source, const std::string& part_id) const;
  // A source's path in the booklet's folder.
  std::string path_of(SourceId source) const;

 private:
  struct Place {
    std::string part_id;
    const TextIds* ids;
  };
  Answer place_in(SourceId source, std::string_view fragment, const std::string& preferred_part) const;

  const Project& project_;
  const Sources& sources_;
  std::unordered_map<SourceId, std::vector<Place>> places_;
  std::unordered_map<std::string, SourceId> sources_by_path_;
};

}  // namespace hustings::election
