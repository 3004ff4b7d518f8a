#include "daemons/ctl/input.h"

#include <cstdio>
#include <fstream>
#include <iostream>

#include "base/text.h"
#include "store/workspace_store.h"

namespace daemons::ctl {

base::Result<std::string> read_secret(const std::filesystem::path& file) {
  std::string text;
  if (file.empty()) {
    std::getline(std::cin, text);
  } else {
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::refuse("input.file", file.string() + " cannot be read");
    text.resize(secret_file_bytes_max + 1);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > secret_file_bytes_max) return base::refuse("input.file", file.string() + " is too long for a secret");
  }
  return std::string(base::trim(text));
}

int print_complaints(const flow::Complaints& complaints) {
  for (const base::Refusal& complaint : complaints) std::fprintf(stderr, "belfryctl: %s\n", complaint.detail.c_str());
  return 1;
}

base::Result<domain::WorkspaceId> only_workspace(flow::Desk& desk) {
  const auto workspaces = store::list_workspaces(desk.ledger);
  if (workspaces.empty()) {
    return base::refuse("workspace.none", "there is no workspace yet: start the desk and open its first-run page");
  }
  return workspaces.front().id;
}

}  // namespace daemons::ctl
