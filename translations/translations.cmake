# Compiles the sentences and puts them into the client: :/i18n/myspike_ms.qm, _en.qm, qtbase_ms.qm.
# The Malay lies in one file a part (ms/<part>.ts); update.sh writes them.
function(myspike_translations target)
    set(folder ${PROJECT_SOURCE_DIR}/translations)
    file(GLOB malay CONFIGURE_DEPENDS ${folder}/ms/*.ts)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/i18n)
    file(MAKE_DIRECTORY ${out})
    function(compile qm)
        add_custom_command(OUTPUT ${out}/${qm} COMMAND Qt6::lrelease -silent ${ARGN} -qm ${out}/${qm}
                           DEPENDS ${ARGN} VERBATIM)
    endfunction()
    compile(myspike_ms.qm ${malay})
    compile(myspike_en.qm ${folder}/en.ts)
    compile(qtbase_ms.qm ${folder}/qtbase_ms.ts)
    qt_add_resources(${target} i18n PREFIX /i18n BASE ${out}
                     FILES ${out}/myspike_ms.qm ${out}/myspike_en.qm ${out}/qtbase_ms.qm)
endfunction()
