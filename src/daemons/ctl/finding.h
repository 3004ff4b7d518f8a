/// One thing `belfryctl doctor` looked at: what it saw, and how to mend it.
#pragma once

#include <string>
#include <vector>

namespace daemons::ctl {

struct Finding {
  /// `doubtful` works for a trial and fails some people; `wrong` keeps calls from working.
  enum class Verdict { fine, doubtful, wrong };

  Verdict verdict = Verdict::fine;
  std::string subject;
  std::string seen;
  /// What to do; empty when it is fine.
  std::string mend;
};

using Findings = std::vector<Finding>;

inline Finding fine(std::string subject, std::string seen) {
  return {Finding::Verdict::fine, std::move(subject), std::move(seen), {}};
}
inline Finding doubtful(std::string subject, std::string seen, std::string mend) {
  return {Finding::Verdict::doubtful, std::move(subject), std::move(seen), std::move(mend)};
}
inline Finding wrong(std::string subject, std::string seen, std::string mend) {
  return {Finding::Verdict::wrong, std::move(subject), std::move(seen), std::move(mend)};
}

}  // namespace daemons::ctl
