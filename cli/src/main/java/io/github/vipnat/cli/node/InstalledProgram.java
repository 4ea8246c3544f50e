package io.github.vipnat.cli.node;

import io.github.vipnat.layout.InstallLayout;

/** The program that runs, as the script that started this Java named it. */
final class InstalledProgram {

    private InstalledProgram() {}

    /** Its path; a package's where the script did not say. */
    static String path() {
        return System.getProperty("vipnat.program", InstallLayout.PACKAGED.program());
    }
}
