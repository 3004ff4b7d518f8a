#include "net/frame.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "net/unix_stream.h"

namespace {

std::string frame(std::string_view body) {
  base::ByteWriter writer;
  writer.u32(static_cast<std::uint32_t>(body.size()));
  writer.text(body);
  return std::string(base::as_text(writer.view()));
}

/// Feeds `bytes` in pieces of at most `piece_bytes` and returns the bodies that came out.
std::vector<std::string> feed(net::FrameReader& reader, std::string_view bytes, std::size_t piece_bytes) {
  std::vector<std::string> bodies;
  while (!bytes.empty() && !reader.is_nonsense()) {
    const auto space = reader.space();
    const std::size_t count = std::min({bytes.size(), piece_bytes, space.size()});
    std::copy_n(base::as_bytes(bytes).begin(), count, space.begin());
    reader.filled(count);
    bytes.remove_prefix(count);
    while (const auto body = reader.next()) bodies.emplace_back(base::as_text(*body));
  }
  return bodies;
}

TEST(FrameReader, gives_the_same_frames_however_the_bytes_were_cut) {
  const std::vector<std::string> sent{"a", std::string(5'000, 'b'), "c", std::string(net::frame_bytes_max, 'd'), "e"};
  std::string bytes;
  for (const auto& body : sent) bytes += frame(body);
  for (const std::size_t piece_bytes : {1u, 3u, 4'096u, 100'000u}) {
    net::FrameReader reader;
    EXPECT_EQ(feed(reader, bytes, piece_bytes), sent) << piece_bytes;
  }
}

TEST(FrameReader, an_empty_or_overlong_frame_is_nonsense_and_nothing_follows_it) {
  for (const std::string& length :
       {std::string(4, '\0'), std::string("\x00\x10\x00\x01", 4), std::string("\xff\xff\xff\xff")}) {
    net::FrameReader reader;
    EXPECT_EQ(feed(reader, frame("good") + length + frame("lost"), 1), std::vector<std::string>{"good"});
    EXPECT_TRUE(reader.is_nonsense());
    EXPECT_FALSE(reader.next().has_value());
  }
}

}  // namespace
