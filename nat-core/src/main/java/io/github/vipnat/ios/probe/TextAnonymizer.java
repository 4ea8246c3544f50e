package io.github.vipnat.ios.probe;

import io.github.vipnat.secret.SecretMark;
import io.github.vipnat.secret.SecretMask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes text of a router fit for other people: without secrets, addresses and control characters, and of bounded length. */
final class TextAnonymizer {

    private static final int LINES = 200;
    private static final int COLUMNS = 200;

    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");

    /** {@code ftp://user:password@host}, and everything else in front of an at sign. */
    private static final Pattern LOGIN_IN_URL = Pattern.compile("//[^/\\s]*@");

    /** Behind these words stands something that is nobody's business. */
    private static final Pattern SECRET_BEHIND = Pattern.compile(
            "\\b(?:password|passwd|secret|community|key|key-string|md5|hash|pre-shared-key|username|user|serial"
                    + "|certificate|license|licence|udi)\\b[ :=]+(?=\\S)(?<secret>.+)",
            Pattern.CASE_INSENSITIVE);

    private TextAnonymizer() {}

    static String text(String text) {
        return text.lines()
                .map(TextAnonymizer::line)
                .dropWhile(String::isBlank)
                .limit(LINES)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    static String line(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", "").stripTrailing();
        String masked = SecretMask.masked(plain).replace(SecretMark.TEXT, "***");
        String open = LOGIN_IN_URL.matcher(masked).replaceAll("//***@");
        Matcher secret = SECRET_BEHIND.matcher(open);
        String safe = secret.find() ? open.substring(0, secret.start("secret")) + "***" : open;
        String anywhere = ADDRESS.matcher(safe).replaceAll("A.B.C.D");
        return anywhere.length() <= COLUMNS ? anywhere : anywhere.substring(0, COLUMNS) + "…";
    }
}
