#include "audit/order_report.h"

#include <nlohmann/json.hpp>

namespace hustings::audit {
namespace {

using Json = nlohmann::ordered_json;
using order::OrderCertificate;

std::string name_of_key(OrderBy by) {
  switch (by) {
    case OrderBy::Name:
      return "name";
    case OrderBy::FirstName:
      return "first-name";
    case OrderBy::Surname:
      break;
  }
  return "surname";
}

Json seeds_of(const std::vector<SeedSource>& seeds) {
  Json list = Json::array();
  for (const SeedSource& seed : seeds) {
    Json entry = {{"name", seed.name}, {"date", seed.date}, {"published", seed.published}};
    if (seed.numbers.empty()) {
      entry["text"] = seed.text;
    } else {
      entry["numbers"] = seed.numbers;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Json pool_of(const OrderCertificate& certificate) {
  Json list = Json::array();
  for (const OrderCertificate::Name& name : certificate.pool) {
    Json entry = {{"number", list.size() + 1}, {"id", name.id}, {"name", name.name}};
    if (certificate.rule.method == OrderMethod::RandomAlphabet) {
      entry["letters"] = name.key;
      entry["translated"] = name.translated;
    } else if (!name.key.empty()) {
      entry["key"] = name.key;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Json rounds_of(const OrderCertificate& certificate) {
  Json list = Json::array();
  for (const order::DrawRound& round : certificate.rounds) {
    const OrderCertificate::Name& name = certificate.pool[round.chosen];
    list.push_back({{"round", list.size() + 1},
                    {"md5", round.md5},
                    {"number", round.number},
                    {"left", round.left},
                    {"remainder", round.remainder},
                    {"chosen", round.chosen + 1},
                    {"id", name.id}});
  }
  return list;
}

Json order_of(const OrderCertificate& certificate) {
  const OrderRule& rule = certificate.rule;
  Json entry = {
      {"contest", certificate.contest}, {"title", certificate.title}, {"method", hustings::name_of(rule.method)}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) entry[key] = value;
  };
  if (rule.method == OrderMethod::Alphabetical) {
    entry["by"] = name_of_key(rule.by);
    entry["language"] = certificate.language;
  }
  add("alphabet", rule.alphabet);
  add("drawn", rule.drawn);
  add("published", rule.published);
  if (!rule.seeds.empty()) entry["seed-sources"] = seeds_of(rule.seeds);
  add("key-string", certificate.key_string);
  if (rule.district != 0) entry["district"] = rule.district;
  if (rule.rotation != 0) entry["rotation"] = rule.rotation;
  if (rule.method != OrderMethod::AsFiled || rule.rotation != 0) {
    entry["instructions"] = order::instructions(certificate);
    entry["pool"] = pool_of(certificate);
  }
  if (!certificate.rounds.empty()) entry["rounds"] = rounds_of(certificate);
  Json order = Json::array();
  for (const uint32_t place : certificate.order) order.push_back(certificate.pool[place].id);
  entry["order"] = std::move(order);
  return entry;
}

}  // namespace

Json orders(const std::vector<OrderCertificate>& certificates) {
  Json list = Json::array();
  for (const OrderCertificate& certificate : certificates) list.push_back(order_of(certificate));
  return list;
}

}  // namespace hustings::audit
