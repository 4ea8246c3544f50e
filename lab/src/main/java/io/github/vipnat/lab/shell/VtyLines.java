package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.device.Configuration;
import io.github.vipnat.lab.device.ConfigurationLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the {@code line vty} blocks say (ios-facts 6, "vty" and "exec-timeout"). */
record VtyLines(int count, Duration execTimeout, boolean loggingSynchronous) {

    static VtyLines of(Configuration configuration) {
        List<ConfigurationLine> blocks = configuration.lines().stream()
                .filter(line -> line.words().startsWith("line vty "))
                .toList();
        int highest = blocks.stream()
                .map(block -> block.words().split(" +", -1))
                .mapToInt(words -> Integer.parseInt(words[words.length - 1]))
                .max()
                .orElse(4);
        Optional<String> timeout = child(blocks, "exec-timeout ");
        return new VtyLines(
                highest + 1,
                timeout.map(VtyLines::duration).orElse(Duration.ofMinutes(10)),
                child(blocks, "logging synchronous").isPresent());
    }

    private static Optional<String> child(List<ConfigurationLine> blocks, String prefix) {
        return blocks.stream()
                .flatMap(block -> block.children().stream())
                .map(ConfigurationLine::words)
                .filter(words -> words.startsWith(prefix))
                .findFirst();
    }

    private static Duration duration(String line) {
        String[] words = line.split(" +", -1);
        Duration minutes = Duration.ofMinutes(Long.parseLong(words[1]));
        return words.length > 2 ? minutes.plusSeconds(Long.parseLong(words[2])) : minutes;
    }
}
