package io.github.vipnat.lint;

import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.topology.Publications;
import java.util.List;

/**
 * An option of a rule that its successor would not carry.
 *
 * @param line as the router prints it
 * @param cure what to do so that it stays, or goes on purpose
 * @param isWishable whether cluster.yaml has a word for it
 */
record LostOption(String line, String cure, boolean isWishable) {

    static LostOption wished(String line, String wish) {
        return new LostOption(line, "add  " + wish + "  to this publication", true);
    }

    static LostOption of(Flag flag) {
        return Publications.canWish(flag) ? wished(flag.word(), flag.word() + ": true") : unsayable(flag.word());
    }

    static LostOption unsayable(String line) {
        return new LostOption(
                line, "take the option off the rule by hand, since cluster.yaml has no word for it", false);
    }

    /**
     * The words of a fix, and what takes the option off the rule where that is the cure: once for all options of the rule, since
     * the second of two such fixes would bring back what the first took off.
     *
     * @param rule the rule's line
     * @param lost every option that the rule would lose
     */
    String fix(String words, String rule, List<LostOption> lost) {
        List<LostOption> unsayable =
                lost.stream().filter(option -> !option.isWishable()).toList();
        if (isWishable) {
            return words;
        }
        if (!unsayable.get(0).equals(this)) {
            return words + "; what is typed for \"" + unsayable.get(0).line() + "\" does this too";
        }
        String bare = rule;
        for (LostOption option : unsayable) {
            bare = bare.replace(" " + option.line(), "");
        }
        return Paste.lines(words, List.of(" no " + rule, " " + bare), Paste.NAT_LINES);
    }
}
