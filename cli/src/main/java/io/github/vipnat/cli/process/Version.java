package io.github.vipnat.cli.process;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version the jar was built as. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    public static String text() {
        return "vipnat "
                + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                        .orElse("from source");
    }
}
