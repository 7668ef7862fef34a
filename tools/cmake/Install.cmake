# The installed program finds its data in ../share/hustings, relative to itself; the built one in the source tree.
include(GNUInstallDirs)
install(TARGETS hustings RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY layouts/ DESTINATION ${CMAKE_INSTALL_DATADIR}/hustings/layouts
        FILES_MATCHING PATTERN "*.xml" PATTERN "*.rng" PATTERN "*.md")
install(DIRECTORY pipeline/limits/profiles/ DESTINATION ${CMAKE_INSTALL_DATADIR}/hustings/profiles
        FILES_MATCHING PATTERN "*.yaml" PATTERN "*.md")
install(FILES fonts/catalogue.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/hustings/fonts)
# The hyphenation dictionaries go along, so that an installed folder can be moved to a machine without the packages.
install(DIRECTORY /usr/share/hyphen/ DESTINATION ${CMAKE_INSTALL_DATADIR}/hustings/hyphenation
        FILES_MATCHING PATTERN "hyph_*.dic")
