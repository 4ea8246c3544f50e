package io.github.vipnat.database;

import io.github.vipnat.database.session.ConnectFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's own client, as somebody types it (the document's section 6.3): it prints whom the server took it for, or an error. */
public final class RealClient {

    /** The document's. */
    public static final String PASSWORD = "motdepasse";

    private static final Pattern ERROR = Pattern.compile("ERROR ([0-9]+) \\([0-9A-Z]+\\): (.*)", Pattern.DOTALL);

    private RealClient() {}

    /** @param options {@code --skip-ssl}, without which a newer client hides error 1130 behind 2002 (netlab-facts 5) */
    public static String[] command(String to, String... options) {
        List<String> command =
                new ArrayList<>(List.of("mariadb", "--no-defaults", "-h", to, "-uapp", "-p" + PASSWORD, "ma_base"));
        command.addAll(List.of(options));
        command.addAll(List.of("-N", "-B", "-e", "SELECT CURRENT_USER()"));
        return command.toArray(String[]::new);
    }

    /** What vipnat makes of the client's error. */
    static ConnectFailure error(String printed) {
        Matcher error = ERROR.matcher(printed);
        if (!error.find()) {
            throw new AssertionError("no error: " + printed);
        }
        return ConnectFailure.of(Integer.parseInt(error.group(1)), error.group(2));
    }
}
