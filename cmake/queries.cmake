# The ledger's statements and migrations as C++ constants.
#
# Included by src/store/CMakeLists.txt it gives belfry_queries(target); run as a script (cmake -P, see the end of the file)
# it writes one header. sql/queries/call.sql becomes store/queries/call.h, where
#
#   -- name: claim_call
#   -- ?1 call, ?2 agent. One row when the claim won.
#   update calls set ...;
#
# is `inline constexpr char claim_call[]` with its comment above it; so a misspelt name does not compile. Everything before
# the first name is the file's own opening. A statement may hold any text, semicolons, quotes and brackets too; therefore no
# text is ever treated as a CMake list here, it is cut by positions only.

function(belfry_queries target)
  file(GLOB queries CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sql/queries/*.sql)
  file(GLOB migrations CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sql/migrations/*.sql)
  set(root ${CMAKE_BINARY_DIR}/generated/${target})
  set(script ${PROJECT_SOURCE_DIR}/cmake/queries.cmake)
  foreach(from ${queries})
    get_filename_component(stem ${from} NAME_WLE)
    string(REPLACE "." "_" stem ${stem})
    set(to ${root}/store/queries/${stem}.h)
    add_custom_command(OUTPUT ${to} DEPENDS ${from} ${script} VERBATIM COMMENT "Queries of ${stem}"
                       COMMAND ${CMAKE_COMMAND} -D MAKE=queries -D FROM=${from} -D TO=${to} -P ${script})
    list(APPEND headers ${to})
  endforeach()
  # The command line names folders, not files, and the lists of files are dependencies: a removed file changes the glob,
  # and with it this very command.
  list(LENGTH queries query_files)
  list(LENGTH migrations migration_files)
  add_custom_command(OUTPUT ${root}/store/queries/all.h DEPENDS ${queries} ${script} VERBATIM COMMENT "List of all queries"
                     COMMAND ${CMAKE_COMMAND} -D MAKE=list -D FROM=${PROJECT_SOURCE_DIR}/sql/queries
                             -D FILES=${query_files} -D TO=${root}/store/queries/all.h -P ${script})
  add_custom_command(OUTPUT ${root}/store/migrations_data.h DEPENDS ${migrations} ${script} VERBATIM COMMENT "Migrations"
                     COMMAND ${CMAKE_COMMAND} -D MAKE=migrations -D FROM=${PROJECT_SOURCE_DIR}/sql/migrations
                             -D FILES=${migration_files} -D TO=${root}/store/migrations_data.h -P ${script})
  list(APPEND headers ${root}/store/queries/all.h ${root}/store/migrations_data.h)
  target_sources(${target} PRIVATE ${headers})
  target_include_directories(${target} PRIVATE ${root})
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  return()
endif()

# From here on the file is a script: -D MAKE=queries|list|migrations -D FROM=<file or folder> -D TO=<header>.
cmake_policy(VERSION 3.25)

set(opening "// Made by cmake/queries.cmake; change the .sql file instead.\n#pragma once\n\n")

# Cuts the first line off the variable `text` into the variable `line`.
macro(take_line)
  string(FIND "${text}" "\n" end)
  if(end EQUAL -1)
    set(line "${text}")
    set(text "")
  else()
    string(SUBSTRING "${text}" 0 ${end} line)
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${text}" ${end} -1 text)
  endif()
endmacro()

# Cuts the next named statement off the variable `text` into `name`, `comment` and `statement`; an empty name at the end.
macro(take_statement)
  set(name "")
  set(comment "")
  set(statement "")
  string(FIND "${text}" "-- name: " start)
  if(NOT start EQUAL -1)
    string(SUBSTRING "${text}" ${start} -1 text)
    take_line()
    string(SUBSTRING "${line}" 9 -1 name)
    if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
      message(FATAL_ERROR "${FROM}: \"${name}\" is no name for a statement")
    endif()
    while(text MATCHES "^-- " AND NOT text MATCHES "^-- name: ")
      take_line()
      string(SUBSTRING "${line}" 3 -1 line)
      string(APPEND comment "/// ${line}\n")
    endwhile()
    string(FIND "${text}" "\n-- name: " end)
    string(SUBSTRING "${text}" 0 ${end} statement)
    string(STRIP "${statement}" statement)
    if(statement STREQUAL "")
      message(FATAL_ERROR "${FROM}: ${name} has no statement")
    endif()
    if(NOT end EQUAL -1)
      string(SUBSTRING "${text}" ${end} -1 text)
    else()
      set(text "")
    endif()
  endif()
endmacro()

if(MAKE STREQUAL "queries")
  file(READ ${FROM} text)
  set(out "${opening}namespace store::queries {\n")
  take_statement()
  while(NOT name STREQUAL "")
    string(APPEND out "\n${comment}inline constexpr char ${name}[] = R\"sql(${statement})sql\";\n")
    take_statement()
  endwhile()
  string(APPEND out "\n}  // namespace store::queries\n")

elseif(MAKE STREQUAL "list")
  file(GLOB files ${FROM}/*.sql)
  set(includes "")
  set(rows "")
  foreach(FROM ${files})
    get_filename_component(stem ${FROM} NAME_WLE)
    string(REPLACE "." "_" header ${stem})
    string(APPEND includes "#include \"store/queries/${header}.h\"\n")
    file(READ ${FROM} text)
    take_statement()
    while(NOT name STREQUAL "")
      string(APPEND rows "    {\"${stem}\", \"${name}\", ${name}},\n")
      take_statement()
    endwhile()
  endforeach()
  set(out "${opening}${includes}\nnamespace store::queries {\n\nstruct Query {\n  const char* stem;\n  const char* name;\n")
  string(APPEND out "  const char* sql;\n};\n\n/// Every statement of every file, for tests.\n")
  string(APPEND out "inline constexpr Query all[] = {\n${rows}};\n\n}  // namespace store::queries\n")

elseif(MAKE STREQUAL "migrations")
  file(GLOB files ${FROM}/*.sql)
  set(out "${opening}namespace store {\n\nstruct Migration {\n  int number;\n  const char* name;\n  const char* sql;\n};\n\n")
  string(APPEND out "/// In order, numbered from 1 without gaps.\ninline constexpr Migration migrations[] = {\n")
  set(expected 1)
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WLE)
    if(NOT name MATCHES "^0*([1-9][0-9]*)_[a-z0-9_]+$" OR NOT CMAKE_MATCH_1 EQUAL expected)
      message(FATAL_ERROR "${file}: the next migration begins with number ${expected}")
    endif()
    file(READ ${file} text)
    string(APPEND out "    {${expected}, \"${name}\", R\"sql(${text})sql\"},\n")
    math(EXPR expected "${expected} + 1")
  endforeach()
  string(APPEND out "};\n\n}  // namespace store\n")

else()
  message(FATAL_ERROR "MAKE is queries, list or migrations")
endif()

file(WRITE ${TO} "${out}")
