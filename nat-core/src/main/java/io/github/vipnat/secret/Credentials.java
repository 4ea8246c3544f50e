package io.github.vipnat.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What systemd hands to a service by {@code LoadCredential=}: a file for each, in a folder that only the service can read
 * (systemd.exec(5), CREDENTIALS_DIRECTORY). Unlike a variable it is in no environment, which other programs inherit.
 */
final class Credentials {

    private static final String FOLDER = "CREDENTIALS_DIRECTORY";

    private final Optional<Path> folder;

    Credentials(Map<String, String> environment) {
        this.folder = Optional.ofNullable(environment.get(FOLDER))
                .filter(name -> name.startsWith("/"))
                .map(Path::of);
    }

    /** The file of this one, named as a variable would be; an empty line is the unit's word for one that is not there. */
    Optional<Path> file(String variable) {
        return folder.map(place -> place.resolve(variable)).filter(Credentials::holdsSomething);
    }

    /** Whether we are such a service. */
    boolean areThere() {
        return folder.isPresent();
    }

    /** Whether the unit names this one, be there a file for it or not. */
    boolean areToHold(String variable) {
        return folder.map(place -> place.resolve(variable))
                .filter(Files::exists)
                .isPresent();
    }

    /** One that cannot be read holds something: that it cannot is told where it is used. */
    private static boolean holdsSomething(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return !new String(in.readNBytes(2), StandardCharsets.US_ASCII).isBlank();
        } catch (IOException e) {
            return true;
        }
    }
}
