#include "carrier/graph_reads.h"

#include "base/text.h"

namespace carrier {

namespace {

/// Invented, as the app that the practice desk stands for.
constexpr std::string_view app_id = "900800700600500";

json::Object phone_number(const Business& business) {
  return {{"id", business.phone_number_id},
          {"display_phone_number", business.display_number},
          {"verified_name", business.name},
          {"quality_rating", "GREEN"},
          {"code_verification_status", "VERIFIED"},
          {"name_status", "APPROVED"},
          {"status", "CONNECTED"},
          {"account_mode", "LIVE"},
          {"platform_type", "CLOUD_API"},
          {"throughput", json::Object{{"level", "STANDARD"}}},
          {"whatsapp_business_manager_messaging_limit", "TIER_2K"}};
}

/// Given only when they are asked for.
json::Object rare_fields(const Business& business) {
  const auto entity = [](std::string_view type, std::string_view id) {
    return json::Object{{"entity_type", type}, {"id", id}, {"can_send_message", "AVAILABLE"}};
  };
  json::Array entities{entity("PHONE_NUMBER", business.phone_number_id), entity("WABA", business.account_id),
                       entity("APP", app_id)};
  return {{"health_status", json::Object{{"can_send_message", "AVAILABLE"}, {"entities", std::move(entities)}}},
          {"country_code", "GB"},
          {"country_dial_code", "44"},
          {"is_on_biz_app", false}};
}

json::Object settings() {
  return {{"calling", json::Object{{"status", "ENABLED"},
                                   {"call_icon_visibility", "DEFAULT"},
                                   {"callback_permission_status", "ENABLED"},
                                   {"call_icons", json::Object{{"restrict_to_user_countries", json::Array{}}}},
                                   {"call_hours", json::Object{{"status", "DISABLED"}}},
                                   {"sip", json::Object{{"status", "DISABLED"}, {"servers", json::Array{}}}},
                                   {"srtp_key_exchange_protocol", "DTLS"},
                                   {"audio", json::Object{{"additional_codecs", json::Array{}}}},
                                   {"voicemail", json::Object{{"status", "DISABLED"}}}}},
          {"storage_configuration", json::Object{{"status", "DEFAULT"}}}};
}

json::Object subscribed_apps() {
  const std::string link = base::format("https://www.facebook.com/games/?app_id={}", app_id);
  json::Object app{{"link", link}, {"name", "Practice desk"}, {"id", app_id}};
  return {{"data", json::Array{json::Object{{"whatsapp_business_api_data", std::move(app)}}}}};
}

json::Object phone_numbers(const Business& business) {
  return {{"data", json::Array{phone_number(business)}},
          {"paging", json::Object{{"cursors", json::Object{{"before", "QVFI"}, {"after", "QVFI"}}}}}};
}

GraphResult<json::Object> pick_fields(json::Object all, const json::Object& rare, std::string_view fields) {
  json::Object picked;
  for (const std::string_view part : base::split(fields, ',')) {
    const std::string_view field = base::trim(part);
    const json::Object& holder = all.contains(field) ? all : rare;
    const json::Value* found = holder.if_contains(field);
    if (found == nullptr) {
      GraphError error = graph_error(100);
      error.message = base::format("(#100) Tried accessing nonexisting field ({})", field);
      error.details.clear();
      return base::refuse_with(std::move(error));
    }
    picked[field] = *found;
  }
  picked["id"] = all["id"];
  return picked;
}

}  // namespace

GraphResult<json::Object> get_node(const Business& business, std::string_view node, std::string_view edge,
                                   std::optional<std::string_view> fields) {
  if (node == business.phone_number_id) {
    if (edge == "settings") return settings();
    if (edge.empty() && fields) return pick_fields(phone_number(business), rare_fields(business), *fields);
    if (edge.empty()) return phone_number(business);
  } else if (node == business.account_id) {
    if (edge == "phone_numbers") return phone_numbers(business);
    if (edge == "subscribed_apps") return subscribed_apps();
    if (edge.empty()) return json::Object{{"id", business.account_id}, {"name", business.name}};
  } else {
    return base::refuse_with(no_such_object("get", node));
  }
  return base::refuse_with(unknown_path("/" + std::string(edge)));
}

}  // namespace carrier
