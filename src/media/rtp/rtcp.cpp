#include "media/rtp/rtcp.h"

#include "base/failure.h"

namespace media::rtp {

namespace {

// RFC 3550 section 12.1.
constexpr std::uint8_t sender_report = 200;
constexpr std::uint8_t receiver_report = 201;
constexpr std::uint8_t source_description = 202;
constexpr std::uint8_t goodbye = 203;
constexpr std::uint8_t cname_item = 1;
constexpr std::size_t blocks_max = 31;
// From 1900 to 1970, 17 of those years leap (RFC 5905 figure 4).
constexpr std::uint64_t ntp_epoch_seconds = 2'208'988'800;
constexpr base::seconds round_trip_max{60};

struct PacketHead {
  std::size_t count = 0;
  std::uint8_t type = 0;
  base::ByteView body;
};

std::optional<PacketHead> next_packet(base::ByteReader& reader) {
  const unsigned first = reader.u8();
  PacketHead head{.count = first & 0x1f, .type = reader.u8(), .body = {}};
  head.body = reader.take(std::size_t{4} * reader.u16());
  if (reader.failed() || first >> 6 != 2) return {};
  // Only the last packet of a compound may be padded (RFC 3550 section 6.4.1), and we read none of the tails.
  return head;
}

std::int32_t sign_extended_24(std::uint32_t value) {
  return static_cast<std::int32_t>(value << 8) >> 8;
}

ReportBlock read_block(base::ByteReader& reader) {
  ReportBlock block;
  block.ssrc = reader.u32();
  block.fraction_lost = reader.u8();
  block.lost = sign_extended_24(reader.u24());
  block.highest_sequence = reader.u32();
  block.jitter = reader.u32();
  block.last_report = reader.u32();
  block.delay_since = reader.u32();
  return block;
}

std::optional<Report> read_report(const PacketHead& head) {
  base::ByteReader reader(head.body);
  Report report{.ssrc = reader.u32(), .sender = {}, .blocks = {}};
  if (head.type == sender_report) {
    SenderInfo sender;
    sender.ntp = reader.u64();
    sender.timestamp = reader.u32();
    sender.packets = reader.u32();
    sender.bytes = reader.u32();
    report.sender = sender;
  }
  for (std::size_t i = 0; i < head.count && !reader.failed(); ++i) report.blocks.push_back(read_block(reader));
  if (reader.failed()) return {};
  return report;
}

void write_block(base::ByteWriter& writer, const ReportBlock& block) {
  writer.u32(block.ssrc);
  writer.u8(block.fraction_lost);
  writer.u24(static_cast<std::uint32_t>(block.lost) & 0xffffff);
  writer.u32(block.highest_sequence);
  writer.u32(block.jitter);
  writer.u32(block.last_report);
  writer.u32(block.delay_since);
}

// Writes the length field of the packet that began at `start`: its 32-bit words minus one.
void close_packet(base::ByteWriter& writer, std::size_t start) {
  writer.put_u16_at(start + 2, static_cast<std::uint16_t>((writer.size() - start) / 4 - 1));
}

void open_packet(base::ByteWriter& writer, std::size_t count, std::uint8_t type) {
  writer.u8(static_cast<std::uint8_t>(0x80 | count));
  writer.u8(type);
  writer.u16(0);
}

void write_report(base::ByteWriter& writer, const Report& report) {
  const std::size_t start = writer.size();
  open_packet(writer, report.blocks.size(), report.sender ? sender_report : receiver_report);
  writer.u32(report.ssrc);
  if (report.sender) {
    writer.u64(report.sender->ntp);
    writer.u32(report.sender->timestamp);
    writer.u32(report.sender->packets);
    writer.u32(report.sender->bytes);
  }
  for (const ReportBlock& block : report.blocks) write_block(writer, block);
  close_packet(writer, start);
}

void write_description(base::ByteWriter& writer, std::uint32_t ssrc, std::string_view cname) {
  const std::size_t start = writer.size();
  open_packet(writer, 1, source_description);
  writer.u32(ssrc);
  writer.u8(cname_item);
  writer.u8(static_cast<std::uint8_t>(cname.size()));
  writer.text(cname);
  // The list ends with a zero byte, padded to a whole word.
  writer.zeros(4 - (writer.size() - start) % 4);
  close_packet(writer, start);
}

}  // namespace

std::optional<Compound> read_rtcp(base::ByteView bytes) {
  base::ByteReader reader(bytes);
  Compound compound;
  if (bytes.empty()) return {};
  for (std::size_t i = 0; i < compound_packets_max && reader.left() > 0; ++i) {
    const auto head = next_packet(reader);
    if (!head) return {};
    if (head->type == goodbye) compound.has_goodbye = true;
    if (head->type != sender_report && head->type != receiver_report) continue;
    auto report = read_report(*head);
    if (!report) return {};
    compound.reports.push_back(*std::move(report));
  }
  return compound;
}

base::Bytes write_rtcp(const Report& report, std::string_view cname) {
  base::check(report.blocks.size() <= blocks_max, "a report has at most 31 blocks");
  base::check(!cname.empty() && cname.size() <= 255, "a CNAME has 1 to 255 bytes");
  base::ByteWriter writer;
  write_report(writer, report);
  write_description(writer, report.ssrc, cname);
  return writer.take();
}

std::uint64_t to_ntp(base::Timestamp at) {
  const auto micros = static_cast<std::uint64_t>(base::to_micros(at));
  const std::uint64_t whole = micros / 1'000'000 + ntp_epoch_seconds;
  const std::uint64_t fraction = (micros % 1'000'000 << 32) / 1'000'000;
  return whole << 32 | fraction;
}

std::optional<base::microseconds> round_trip(const ReportBlock& block, base::Timestamp now) {
  if (block.last_report == 0) return {};
  const std::uint32_t passed = middle_of_ntp(to_ntp(now)) - block.last_report - block.delay_since;
  const base::microseconds trip(std::uint64_t{passed} * 1'000'000 >> 16);
  if (trip > round_trip_max) return {};
  return trip;
}

}  // namespace media::rtp
