# One library a module, and arrows that the compiler keeps.
#
# A module's folder is reachable only through a link in the build tree (reach/<module>/<module> -> src/<module>), and that
# folder of links is on the include path only of whoever links the module. So an include against the table of
# src/README.md finds no file.

# belfry_module(media/stun SOURCES message.cpp SEES base USES crypto LIBRARIES OpenSSL::Crypto)
#   SEES: modules that appear in this module's headers. USES: modules only its .cpp files meet. LIBRARIES: foreign ones.
function(belfry_module name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;SEES;USES;LIBRARIES")
  string(REPLACE "/" "_" target ${name})
  set(reach ${CMAKE_BINARY_DIR}/reach/${target})
  get_filename_component(parent ${reach}/${name} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${name} ${reach}/${name} SYMBOLIC)
  list(TRANSFORM ARG_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/src/${name}/)
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES})
    target_include_directories(${target} PUBLIC ${reach})
    belfry_link(${target} PUBLIC ${ARG_SEES})
    belfry_link(${target} PRIVATE ${ARG_USES})
    target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${reach})
    belfry_link(${target} INTERFACE ${ARG_SEES})
  endif()
endfunction()

function(belfry_link target kind)
  foreach(name ${ARGN})
    string(REPLACE "/" "_" library ${name})
    target_link_libraries(${target} ${kind} ${library})
  endforeach()
endfunction()

# belfry_program(app.fcgi SOURCES cgi-bin/app.cpp USES web pages) puts the program into <build>/bin.
function(belfry_program name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;USES;LIBRARIES")
  list(TRANSFORM ARG_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/)
  add_executable(${name} ${ARG_SOURCES})
  belfry_link(${name} PRIVATE ${ARG_USES})
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  add_dependencies(programs ${name})
endfunction()

# belfry_tests(domain SOURCES call_test.cpp USES domain) makes one GoogleTest program of tests/domain.
function(belfry_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;USES;LIBRARIES")
  string(REPLACE "/" "_" target ${name}_tests)
  list(TRANSFORM ARG_SOURCES PREPEND ${PROJECT_SOURCE_DIR}/tests/${name}/)
  add_executable(${target} ${ARG_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE BELFRY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  belfry_link(${target} PRIVATE ${ARG_USES})
  target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES} GTest::gmock_main)
  gtest_discover_tests(${target} TEST_PREFIX "${name}/" DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 120)
endfunction()

# belfry_fuzzer(stun USES media/stun) builds tests/fuzz/stun_fuzz.cpp and runs it over tests/fuzz/corpus/stun for ten seconds.
function(belfry_fuzzer name)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "USES;LIBRARIES")
  if(NOT BELFRY_FUZZ)
    return()
  endif()
  add_executable(${name}_fuzz ${PROJECT_SOURCE_DIR}/tests/fuzz/${name}_fuzz.cpp)
  belfry_link(${name}_fuzz PRIVATE ${ARG_USES})
  target_link_libraries(${name}_fuzz PRIVATE ${ARG_LIBRARIES})
  target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name}_fuzz)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/found/${name})
  add_test(NAME fuzz/${name} COMMAND ${name}_fuzz -max_total_time=10 -rss_limit_mb=1024 -timeout=5
           ${CMAKE_BINARY_DIR}/found/${name} ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name})
  set_tests_properties(fuzz/${name} PROPERTIES LABELS fuzz TIMEOUT 60)
endfunction()
