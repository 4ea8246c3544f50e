package io.github.vipnat.cli.command;

import io.github.vipnat.problem.ShellText;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the site that the user named into the commands we tell them to type, so that these work as they stand.
 *
 * @param file as it was typed behind {@code -f}
 * @param routers as they were typed behind {@code -r}
 */
record RepeatedArguments(Optional<String> file, List<String> routers) {

    /** A command to type stands behind two blanks, another command, or opens a value of a document. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?<=  |: \"|&& |; |\\n)vipnat(\\s+)(plan|apply|verify|lint|rollback|trust|probe|doctor)(?![\\w-])(?<rest>[^\\n\";&]*)");

    private static final List<String> WITH_ROUTERS = List.of("plan", "apply", "verify");

    /** Neither a shell nor a document wants these in the middle of a line. */
    private static final Pattern STRANGE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    RepeatedArguments {
        file = file.filter(name -> !STRANGE.matcher(name).find());
        routers = List.copyOf(routers);
    }

    /** The text with the options in its commands. */
    String in(String text) {
        if (file.isEmpty() && routers.isEmpty()) {
            return text;
        }
        return COMMAND.matcher(text).replaceAll(command -> Matcher.quoteReplacement(repeated(command)));
    }

    private String repeated(MatchResult command) {
        String rest = command.group(3);
        boolean isAboutRouters = WITH_ROUTERS.contains(command.group(2)) && !rest.contains("-r ");
        StringBuilder options = new StringBuilder();
        if (!rest.contains("-f ")) {
            file.ifPresent(name -> options.append(" -f ").append(ShellText.of(name)));
        }
        if (isAboutRouters) {
            routers.forEach(router -> options.append(" -r ").append(ShellText.of(router)));
        }
        return "vipnat" + command.group(1) + command.group(2) + options + rest;
    }
}
