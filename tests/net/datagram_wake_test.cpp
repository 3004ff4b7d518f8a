#include "net/datagram_wake.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include "base/failure.h"
#include "net/unix_socket.h"
#include "support/run_until.h"
#include "support/temp_folder.h"

namespace {

TEST(DatagramWake, many_pokes_at_once_are_one_wake_up_and_later_ones_another) {
  const support::TempFolder folder;
  net::Loop loop;
  auto bell = net::DatagramWake::open(loop, folder.file("bell"));
  int wakes = 0;
  bell.start([&] { ++wakes; });
  const net::Descriptor poker = net::connect_unix(folder.file("bell"), SOCK_DGRAM);
  // The kernel holds few datagrams for a Unix socket (net.unix.max_dgram_qlen): the poke that does not fit is lost.
  for (int i = 0; i < 100; ++i) static_cast<void>(::send(poker.get(), "!", 1, MSG_DONTWAIT));
  loop.run_for(base::milliseconds(20));
  EXPECT_EQ(wakes, 1);
  ASSERT_EQ(::send(poker.get(), "!", 1, MSG_DONTWAIT), 1);
  loop.run_for(base::milliseconds(20));
  EXPECT_EQ(wakes, 2);
}

TEST(DatagramWake, one_bell_a_file_and_an_abandoned_one_is_replaced) {
  const support::TempFolder folder;
  net::Loop loop;
  {
    const auto bell = net::DatagramWake::open(loop, folder.file("bell"));
    EXPECT_THROW(static_cast<void>(net::DatagramWake::open(loop, folder.file("bell"))), base::Failure);
  }
  EXPECT_FALSE(std::filesystem::exists(folder.file("bell")));
  net::BoundUnix killed = net::bind_unix(folder.file("bell"), SOCK_DGRAM);
  killed.socket = net::Descriptor();
  EXPECT_NO_THROW(static_cast<void>(net::DatagramWake::open(loop, folder.file("bell"))));
}

TEST(DatagramWake, its_callback_may_destroy_it) {
  const support::TempFolder folder;
  net::Loop loop;
  std::optional bell = net::DatagramWake::open(loop, folder.file("bell"));
  bell->start([&] { bell.reset(); });
  const net::Descriptor poker = net::connect_unix(folder.file("bell"), SOCK_DGRAM);
  ASSERT_EQ(::send(poker.get(), "!", 1, MSG_DONTWAIT), 1);
  EXPECT_TRUE(support::run_until(loop, [&] { return !bell.has_value(); }));
}

}  // namespace
