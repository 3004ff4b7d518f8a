#include "carrier/graph_error.h"

#include <gtest/gtest.h>

#include <string>

#include "support/fixture.h"

namespace carrier {
namespace {

using support::fixture;

struct Known {
  std::string file;
  GraphError error;
};

/// Details that hold a time or a template's name are the caller's to fill in.
GraphError with_details(int code, std::string details) {
  GraphError error = graph_error(code);
  error.details = std::move(details);
  return error;
}

TEST(GraphError, every_error_has_the_shape_of_its_fixture) {
  const Known table[] = {
      {"error_100.json", unexpected_key("reject_reason")},
      {"error_100_sdp_fingerprint.json", invalid_parameter("No fingerprint found in SDP")},
      {"error_10.json", graph_error(10)},
      {"error_130429.json", graph_error(130429)},
      {"error_131030.json", graph_error(131030)},
      {"error_131044.json", graph_error(131044)},
      {"error_131047.json", graph_error(131047)},
      {"error_131055.json", graph_error(131055)},
      {"error_138000.json", graph_error(138000)},
      {"error_138001.json", graph_error(138001)},
      {"error_138002.json", graph_error(138002)},
      {"error_138003.json", graph_error(138003)},
      {"error_138004.json", graph_error(138004)},
      {"error_138005.json", graph_error(138005)},
      {"error_138006.json", graph_error(138006)},
      {"error_138007.json", graph_error(138007)},
      {"error_138008.json", invalid_sdp("our own reason stays with us")},
      {"error_138009.json", graph_error(138009)},
      {"error_138013.json", graph_error(138013)},
      {"error_138014.json", graph_error(138014)},
      {"error_138015.json", graph_error(138015)},
      {"error_138017.json", graph_error(138017)},
      {"error_138018.json", graph_error(138018)},
      {"error_190.json", graph_error(190)},
      {"error_613.json", graph_error(613)},
      {"error_80007.json", graph_error(80007)},
  };
  for (const Known& known : table) {
    const auto expected = json::parse(fixture("whatsapp/" + known.file));
    ASSERT_TRUE(expected.has_value()) << known.file;
    const std::string trace = json::find_string(*json::find(*expected, "error"), "fbtrace_id").value_or("");
    EXPECT_EQ(json::Value(error_body(known.error, trace)), *expected) << known.file;
  }
}

TEST(GraphError, http_statuses_are_those_of_the_reference) {
  EXPECT_EQ(graph_error(190).http_status, 401);
  EXPECT_EQ(graph_error(138000).http_status, 401);
  EXPECT_EQ(graph_error(138002).http_status, 429);
  EXPECT_EQ(graph_error(138004).http_status, 500);
  EXPECT_EQ(graph_error(138008).http_status, 400);
  EXPECT_EQ(graph_error(10).http_status, 403);
  EXPECT_EQ(wrong_token().http_status, 401);
}

TEST(GraphError, an_unknown_node_is_code_100_with_subcode_33) {
  const json::Value body = error_body(no_such_object("POST", "123"), "A1");
  const json::Value& error = *json::find(body, "error");
  EXPECT_EQ(json::find_int(error, "code"), 100);
  EXPECT_EQ(json::find_int(error, "error_subcode"), 33);
  EXPECT_EQ(json::find_string(error, "type"), "GraphMethodException");
  EXPECT_EQ(json::find(error, "error_data"), nullptr);
}

TEST(GraphError, a_code_without_a_row_still_makes_an_error) {
  const GraphError error = with_details(999999, "");
  EXPECT_EQ(error.code, 999999);
  EXPECT_EQ(error.http_status, 400);
}

}  // namespace
}  // namespace carrier
