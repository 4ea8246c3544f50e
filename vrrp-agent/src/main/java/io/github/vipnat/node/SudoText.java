package io.github.vipnat.node;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What sudo itself says, apart from what it runs (sudo 1.9.13 of Debian 12, under LC_ALL=C; sudo-rs begins its lines the same way). */
final class SudoText {

    /** Said and gone on with: usual on a clone, whose own name is not in /etc/hosts. */
    private static final String HOST_UNKNOWN = "sudo: unable to resolve host ";

    private static final Pattern REFUSAL = Pattern.compile(
            "sudo: .*|Sorry, user .* (?:is not allowed to execute|may not run sudo) .*|.* is not in the sudoers file.*");

    private SudoText() {}

    /** What was run said this; sudo's own warning is taken off its beginning. */
    static String without(String output) {
        String rest = output;
        while (rest.startsWith(HOST_UNKNOWN)) {
            int end = rest.indexOf('\n');
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
        return rest;
    }

    /** The words in which sudo refused, if it did; it ends with 1 then (sudo(8), exit value). */
    static Optional<String> refusal(int status, String output) {
        String said = without(output).lines().limit(1).collect(Collectors.joining());
        boolean isMissing = status == 127 && output.contains("sudo: not found");
        return (status == 1 && REFUSAL.matcher(said).matches()) || isMissing ? Optional.of(said) : Optional.empty();
    }
}
