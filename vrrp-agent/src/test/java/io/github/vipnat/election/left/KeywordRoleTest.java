package io.github.vipnat.election.left;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.keepalived.conf.keyword.Keyword;
import io.github.vipnat.keepalived.conf.keyword.KeywordTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeywordRoleTest {

    private static Stream<String> paths(String outer, Keyword block) {
        return block.inner().values().stream()
                .flatMap(keyword ->
                        Stream.concat(Stream.of(outer + keyword.name()), paths(outer + keyword.name() + ".", keyword)));
    }

    @Test
    void should_say_of_every_keyword_that_keepalived_knows_what_becomes_of_it() {
        assertThat(paths("", KeywordTable.FILE)
                        .filter(path -> KeywordRole.of(path).isEmpty()))
                .isEmpty();
    }

    @Test
    void should_give_a_reason_for_everything_that_is_not_played() {
        assertThat(KeywordRole.paths()).hasSizeGreaterThan(200).allSatisfy(path -> {
            KeywordRole role = KeywordRole.of(path).orElseThrow();
            assertThat(role.why().isEmpty()).isEqualTo(role.kind() == KeywordRole.Kind.PLAYED);
        });
    }
}
