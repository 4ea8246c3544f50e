package io.github.vipnat.ios.reply;

import io.github.vipnat.device.HeardRule;
import io.github.vipnat.device.TypedRule;
import io.github.vipnat.ios.nat.NatLineCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a terminal on which static rules were typed: an echo stands behind the configuration prompt, or alone. */
public final class TypedRuleReader {

    private static final String NO = "no ";
    private static final Pattern PROMPT = Pattern.compile("^\\S{1,63}\\(config[\\w-]{0,30}\\)#\\s*");

    /** The echo of a no that was typed ahead, where its prompt was lost: what it is answered with is about no rule. */
    private static final Pattern BARE_NO = Pattern.compile("(?:^|[>#] ?)no *$");

    private TypedRuleReader() {}

    public static Optional<TypedRule> ofLine(String line) {
        boolean removes = line.startsWith(NO);
        return NatLineCodec.parse(removes ? line.substring(NO.length()) : line)
                .map(rule -> new TypedRule(rule, removes));
    }

    public static List<HeardRule> ofTerminal(String text) {
        List<HeardRule> heard = new ArrayList<>();
        Optional<TypedRule> echoed = Optional.empty();
        StringBuilder answer = new StringBuilder();
        for (String line : text.lines().toList()) {
            Matcher prompt = PROMPT.matcher(line);
            boolean isPrompt = prompt.lookingAt();
            Optional<TypedRule> next =
                    ofLine(line.substring(isPrompt ? prompt.end() : 0).strip());
            if (isPrompt || next.isPresent() || BARE_NO.matcher(line).find()) {
                echoed.ifPresent(rule -> heard.add(new HeardRule(rule, Replies.reply(answer.toString()))));
                echoed = next;
                answer.setLength(0);
            } else {
                answer.append(line).append('\n');
            }
        }
        echoed.ifPresent(rule -> heard.add(new HeardRule(rule, Replies.reply(answer.toString()))));
        return heard;
    }
}
