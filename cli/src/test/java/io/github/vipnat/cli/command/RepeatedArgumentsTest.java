package io.github.vipnat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedArgumentsTest {

    private static final RepeatedArguments SITE = new RepeatedArguments(Optional.of("site.yaml"), List.of("edge"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan again:  vipnat plan -r left -o plan.json|plan again:  vipnat plan -f site.yaml -r left -o plan.json",
                "go on:  vipnat apply|go on:  vipnat apply -f site.yaml -r edge",
                "  take it back with:  vipnat rollback R|  take it back with:  vipnat rollback -f site.yaml R",
                "x  ssh-keygen -R h && vipnat trust edge|x  ssh-keygen -R h && vipnat trust -f site.yaml edge",
                "  \"fix\": \"vipnat trust edge\",|  \"fix\": \"vipnat trust -f site.yaml edge\",",
                "check it:  vipnat lint -f other.yaml|check it:  vipnat lint -f other.yaml",
                "list the runs:  vipnat runs|list the runs:  vipnat runs",
            })
    void should_put_the_site_into_commands_to_type(String said, String whole) {
        assertThat(SITE.in("  " + said)).isEqualTo("  " + whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vipnat plan reads the routers",
                "# Then run vipnat lint and vipnat plan; neither changes anything on a router.",
                "Written by vipnat apply-something",
            })
    void should_leave_prose_alone(String text) {
        assertThat(SITE.in(text)).isEqualTo(text);
    }

    @Test
    void should_say_nothing_where_the_user_named_nothing() {
        String text = "plan again:  vipnat plan -r edge";
        assertThat(new RepeatedArguments(Optional.empty(), List.of()).in(text)).isEqualTo(text);
    }

    @Test
    void should_quote_a_name_for_the_shell_and_leave_one_out_that_no_document_could_hold() {
        String text = "go on:  vipnat apply";
        assertThat(new RepeatedArguments(Optional.of("my site.yaml"), List.of()).in(text))
                .isEqualTo("go on:  vipnat apply -f 'my site.yaml'");
        assertThat(new RepeatedArguments(Optional.of("a\"b.yaml"), List.of()).in(text))
                .isEqualTo(text);
    }
}
