#include "pages/face.h"

#include <numeric>
#include <vector>

#include "base/text.h"

namespace pages {

namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xc3;
}

// The first character of a word, whole when it takes several bytes.
std::string first_letter(std::string_view word) {
  std::size_t size = 1;
  while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xc0) == 0x80) ++size;
  std::string letter(word.substr(0, size));
  if (size == 1) letter[0] = upper(letter[0]);
  return letter;
}

}  // namespace

std::string initials_of(std::string_view name) {
  std::vector<std::string> letters;
  for (const std::string_view word : base::split(name, ' ')) {
    if (!word.empty() && is_letter(word.front())) letters.push_back(first_letter(word));
  }
  if (letters.empty()) return "#";
  return letters.size() == 1 ? letters.front() : letters.front() + letters.back();
}

unsigned tone_of(const base::IdBits& id) {
  return std::accumulate(id.begin(), id.end(), 0U) % face_tones;
}

void put_face(view::Section& section, std::string_view name, const base::IdBits& id, std::string_view tone_marker) {
  section.set("INITIALS", initials_of(name));
  section.set(tone_marker, tone_of(id));
}

}  // namespace pages
