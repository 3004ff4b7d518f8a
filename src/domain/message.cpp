#include "domain/message.h"

#include <algorithm>

#include "base/text.h"
#include "domain/conversation.h"

namespace domain {

std::string_view to_word(MessageKind kind) {
  switch (kind) {
    case MessageKind::text:
      return "text";
    case MessageKind::media:
      return "media";
    case MessageKind::template_text:
      return "template";
    case MessageKind::call:
      return "call";
    case MessageKind::note:
      return "note";
    case MessageKind::activity:
      return "activity";
  }
  return "text";
}

std::optional<MessageKind> message_kind_from_word(std::string_view word) {
  for (const auto kind : {MessageKind::text, MessageKind::media, MessageKind::template_text, MessageKind::call,
                          MessageKind::note, MessageKind::activity}) {
    if (word == to_word(kind)) return kind;
  }
  return {};
}

std::string_view to_word(MessageDirection direction) {
  return direction == MessageDirection::in ? "in" : "out";
}

std::string preview_of(const Message& message) {
  std::string preview(base::cut_utf8(base::trim(message.body), preview_bytes_max));
  std::replace_if(
      preview.begin(), preview.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return preview;
}

}  // namespace domain
