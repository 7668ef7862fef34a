# Outside libraries, all from Debian; tools/setup installs them.
find_package(PkgConfig REQUIRED)
find_package(pugixml REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(TBB REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(mimalloc REQUIRED)

foreach(module IN ITEMS
    icu-uc icu-i18n harfbuzz harfbuzz-subset freetype2 libdeflate libzip libcmark-gfm librsvg-2.0 cairo
    lcms2 libjpeg libpng libavif libwebp nettle)
  string(MAKE_C_IDENTIFIER ${module} name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
endforeach()

# These come without pkg-config or CMake files.
function(hustings_plain_library name header library)
  find_path(${name}_HEADERS ${header} REQUIRED)
  find_library(${name}_LIBRARY ${library} REQUIRED)
  add_library(plain_${name} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(plain_${name} PROPERTIES
    IMPORTED_LOCATION ${${name}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${${name}_HEADERS})
endfunction()
hustings_plain_library(hpdf hpdf.h hpdf)
hustings_plain_library(gif gif_lib.h gif)
hustings_plain_library(cmark_gfm_extensions cmark-gfm-core-extensions.h cmark-gfm-extensions)

if(HUSTINGS_TESTS OR HUSTINGS_BENCH)
  find_package(GTest REQUIRED)
endif()
if(HUSTINGS_BENCH)
  find_package(benchmark REQUIRED)
endif()
