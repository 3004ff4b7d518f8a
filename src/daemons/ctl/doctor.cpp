#include "daemons/ctl/doctor.h"

#include <cstdio>

namespace daemons::ctl {

namespace {

const char* word(Finding::Verdict verdict) {
  switch (verdict) {
    case Finding::Verdict::fine: return "fine  ";
    case Finding::Verdict::doubtful: return "doubt ";
    case Finding::Verdict::wrong: return "WRONG ";
  }
  return "";
}

void print(const Finding& finding) {
  std::printf("%s %-18s %s\n", word(finding.verdict), finding.subject.c_str(), finding.seen.c_str());
  if (!finding.mend.empty()) std::printf("%26s-> %s\n", "", finding.mend.c_str());
}

}  // namespace

int doctor(const settings::Settings& settings) {
  int wrongs = 0;
  for (const auto examine : {examine_files, examine_programs, examine_sound, examine_web, examine_numbers}) {
    for (const Finding& finding : examine(settings)) {
      print(finding);
      if (finding.verdict == Finding::Verdict::wrong) ++wrongs;
    }
  }
  std::printf("%s\n", wrongs == 0 ? "Nothing is wrong." : "Mend what is WRONG from the top: later lines may follow from earlier ones.");
  return wrongs == 0 ? 0 : 1;
}

}  // namespace daemons::ctl
