/// Whose message or call is this? Finds, or makes, the contact with the identities the provider gave and their
/// conversation with the business number. Part of a larger transaction: the caller keeps the message or call in the
/// same Write.
///
/// The identities are trusted in the order of domain::IdentityKind (Cloud API, business-scoped user ids: the id belongs
/// to one person; a phone number may be missing, and may pass to another person). So a known business-scoped id
/// decides; without one a phone number does, unless its contact is known under another business-scoped id: then the
/// number has changed hands, and goes to a new contact.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "base/time.h"
#include "domain/contact.h"
#include "domain/ids.h"
#include "store/write.h"

namespace flow {

struct Sender {
  /// Each as the provider said it; empty ones and those longer than `identity_bytes_max` are left out. With none left
  /// the sender is a contact of their own, whom nobody will recognise again.
  std::vector<domain::Identity> identities;
  /// The provider's name for them, may be empty; kept when it says something new.
  std::string name;
};

struct FoundConversation {
  domain::ContactId contact;
  domain::ConversationId conversation;
};

[[nodiscard]] FoundConversation find_conversation(store::Write& write, base::Random& random, base::Timestamp now,
                                                  domain::WorkspaceId workspace, domain::NumberId number,
                                                  const Sender& sender);

}  // namespace flow
