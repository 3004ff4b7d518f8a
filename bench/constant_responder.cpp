// The floor under inbox_page: a FastCGI responder that answers every request with the same bytes, as many as the page has.
//   constant_responder SOCKET BYTES THREADS

#include <fcgiapp.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

void answer_for_ever(int socket, const std::string& body) {
  FCGX_Request request;
  FCGX_InitRequest(&request, socket, 0);
  const std::string head = "Content-Type: text/html\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  while (FCGX_Accept_r(&request) == 0) {
    FCGX_PutStr(head.data(), static_cast<int>(head.size()), request.out);
    FCGX_PutStr(body.data(), static_cast<int>(body.size()), request.out);
    FCGX_Finish_r(&request);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "constant_responder SOCKET BYTES THREADS\n"), 2;
  FCGX_Init();
  const int socket = FCGX_OpenSocket(argv[1], 511);
  if (socket < 0) return std::perror(argv[1]), 1;
  const std::string body(std::strtoul(argv[2], nullptr, 10), 'x');
  std::vector<std::thread> threads;
  for (unsigned long i = 0; i < std::strtoul(argv[3], nullptr, 10); ++i) threads.emplace_back(answer_for_ever, socket, body);
  for (std::thread& thread : threads) thread.join();
  return 0;
}
