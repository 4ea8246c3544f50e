package io.github.vipnat.transport.sshj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A line that broke is said to have broken, whatever sshj makes of it. */
class SshjOutputTest {

    /** As sshj's channel stream: the first write fails as it should, the next with what nobody expects. */
    private static final class Spoilt extends OutputStream {
        private int writes;

        @Override
        public void write(int one) throws IOException {
            if (writes++ == 0) {
                throw new IOException("Broken transport; encountered EOF");
            }
            throw new ArrayIndexOutOfBoundsException("Index -5 out of bounds for length 512");
        }
    }

    @Test
    void should_fail_as_a_broken_line_however_often_it_is_tried() {
        OutputStream output = new SshjOutput(new Spoilt());

        assertThatThrownBy(() -> output.write('a'))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("EOF");
        assertThatThrownBy(() -> output.write('b')).isInstanceOf(IOException.class);
        assertThatThrownBy(output::flush).isInstanceOf(IOException.class);
    }

    @Test
    void should_take_a_fault_of_the_library_for_a_broken_line() {
        Spoilt spoilt = new Spoilt();
        spoilt.writes = 1;
        OutputStream output = new SshjOutput(spoilt);

        assertThatThrownBy(() -> output.write(new byte[] {1, 2}))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void should_write_what_it_is_given_while_the_line_stands() throws IOException {
        ByteArrayOutputStream far = new ByteArrayOutputStream();
        OutputStream output = new SshjOutput(far);

        output.write('s');
        output.write("how\r".getBytes(StandardCharsets.US_ASCII));
        output.flush();

        assertThat(far).hasToString("show\r");
    }
}
