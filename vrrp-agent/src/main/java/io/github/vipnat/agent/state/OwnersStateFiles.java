package io.github.vipnat.agent.state;

import io.github.vipnat.owner.OwnerShell;
import io.github.vipnat.problem.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files in a folder of another user, for root, who becomes that user for each of them. */
record OwnersStateFiles(Path folder, OwnerShell owner) implements StateFiles {

    private static final int MISSING = 3;
    private static final int LONGEST_WORDS = 200;

    private static final String READ = """
            cd -- "$1" 2>/dev/null || { [ -e "$1" ] || [ -L "$1" ] || exit 3; echo "$1 is no folder to enter"; exit 1; }
            [ -e "$2" ] || [ -L "$2" ] || exit 3
            { [ -f "$2" ] && [ ! -L "$2" ]; } || { echo "$1/$2: it is no regular file"; exit 1; }
            exec dd if="$2" iflag=nofollow,nonblock,fullblock bs=65536 count=1 status=none
            """;

    /** Also where the folder is not there yet. */
    private static final String REPLACE = """
            umask 022
            [ -d "$1" ] || mkdir -p -- "$1" || exit 1
            cd -- "$1" && rm -f -- ".$2.new" && set -C && cat >".$2.new" && exec mv -fT -- ".$2.new" "$2"
            """;

    private static final String DELETE = """
            [ -e "$1/$2" ] || [ -L "$1/$2" ] || exit 0
            cd -- "$1" && exec rm -f -- "$2"
            """;

    @Override
    public Optional<String> read(String name) throws IOException {
        OwnerShell.Answer answer = run(READ, "", name);
        return answer.status() == MISSING
                ? Optional.empty()
                : Optional.of(require(answer).text());
    }

    @Override
    public void replace(String name, String text) throws IOException {
        require(run(REPLACE, text, name));
    }

    @Override
    public void delete(String name) throws IOException {
        require(run(DELETE, "", name));
    }

    private OwnerShell.Answer run(String script, String input, String name) throws IOException {
        return owner.run(script, input, List.of(folder.toString(), name));
    }

    private static OwnerShell.Answer require(OwnerShell.Answer answer) throws IOException {
        if (answer.status() != 0) {
            String words = VisibleText.of(answer.text()).replaceAll("\\s+", " ").strip();
            throw new IOException(
                    words.isEmpty()
                            ? "status " + answer.status()
                            : words.substring(0, Math.min(LONGEST_WORDS, words.length())));
        }
        return answer;
    }
}
