# How everything is compiled: the language, the warnings that stop a build, hardening, sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

set(BELFRY_SANITIZE "" CACHE STRING "comma-separated sanitizers, as -fsanitize= takes them")
option(BELFRY_FUZZ "build the libFuzzer targets (clang only)" OFF)

find_program(BELFRY_CCACHE ccache)
if(BELFRY_CCACHE AND NOT CMAKE_CXX_CLANG_TIDY)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${BELFRY_CCACHE})
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
                    -Wold-style-cast -Wextra-semi -Werror
                    # Designated initialisers leave out what keeps its default: that is the point of them.
                    -Wno-missing-field-initializers)
add_compile_options(-fstack-protector-strong -fstack-clash-protection -fcf-protection)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-Wl,-z,relro,-z,now -fuse-ld=lld)

if(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  add_link_options(-pie)
else()
  # -Og keeps sanitized tests quick without hiding lines from the debugger; -g1 keeps links small.
  set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
endif()

if(BELFRY_SANITIZE)
  add_compile_options(-fsanitize=${BELFRY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${BELFRY_SANITIZE})
endif()
if(BELFRY_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
