/// The ids of everything the desk knows. Two kinds never share a type.
#pragma once

#include "base/id.h"

namespace domain {

using WorkspaceId = base::Id<struct WorkspaceTag>;
using UserId = base::Id<struct UserTag>;
using SessionId = base::Id<struct SessionTag>;
using NumberId = base::Id<struct NumberTag>;
using ContactId = base::Id<struct ContactTag>;
using ConversationId = base::Id<struct ConversationTag>;
using MessageId = base::Id<struct MessageTag>;
using CallId = base::Id<struct CallTag>;
using LegId = base::Id<struct LegTag>;
using RecordingId = base::Id<struct RecordingTag>;
using DeliveryId = base::Id<struct DeliveryTag>;
using EffectId = base::Id<struct EffectTag>;

/// What a signed-in person may do in a workspace; each role may all that the ones after it may.
enum class Role { admin, manager, agent };

}  // namespace domain
