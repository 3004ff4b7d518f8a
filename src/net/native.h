/// Asio's side of a loop. Private to this door: no other module includes it.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstddef>

#include "net/loop.h"

namespace net {

namespace asio = boost::asio;

struct Loop::Native {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> keeps_running{context.get_executor()};
  std::atomic<std::size_t> posted = 0;
};

}  // namespace net
