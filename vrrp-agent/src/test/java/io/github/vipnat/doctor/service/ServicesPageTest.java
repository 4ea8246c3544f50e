package io.github.vipnat.doctor.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.TransportPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/services.md says what the doctor looks for. */
class ServicesPageTest {

    @Test
    void should_say_of_each_service_what_the_doctor_looks_for() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("vipnat.root"), "docs", "services.md"));
        assertThat(page.lines().filter(line -> line.startsWith("| `")).toList())
                .containsExactlyElementsOf(
                        UsualService.ALL.stream().map(ServicesPageTest::row).toList());
    }

    @Test
    void should_know_every_service_by_its_name_and_its_process() {
        assertThat(UsualService.ALL).allSatisfy(service -> {
            assertThat(UsualService.named(service.name())).contains(service);
            assertThat(UsualService.ofProcess(service.process())).contains(service);
            assertThat(service.process()).hasSizeLessThan(16);
        });
        assertThat(UsualService.named("php7.4-fpm").orElseThrow().process()).isEqualTo("php-fpm7.4");
        assertThat(UsualService.named("apache2")).isEmpty();
    }

    private static String row(UsualService service) {
        List<String> places = Stream.concat(
                        service.ports().stream().map(TransportPort::toString),
                        service.socket().map(path -> "`" + path + "`").stream())
                .toList();
        return "| `" + service.name() + "` | `" + service.unit() + "` | `" + service.process() + "` | "
                + (places.isEmpty() ? "none" : places.stream().collect(Collectors.joining(", "))) + " | "
                + service.atVip().words() + " |";
    }
}
