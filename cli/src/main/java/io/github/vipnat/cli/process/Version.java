package io.github.vipnat.cli.process;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version the jar was built as. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    /** Whether the version is asked for and nothing else. */
    public static boolean isAllOf(String... args) {
        return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    }

    public static String text() {
        return "vipnat "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("from source");
    }
}
