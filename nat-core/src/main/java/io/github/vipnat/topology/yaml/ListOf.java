package io.github.vipnat.topology.yaml;

import io.github.vipnat.topology.yaml.YamlNode.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list with at least one item. Items that could not be read are left out of it, after their findings. */
public record ListOf<T>(Value<T> item) implements Value<List<T>> {

    @Override
    public Optional<List<T>> read(Field field) {
        if (!(field.node() instanceof Items list)) {
            return field.unexpected("a list", "write [one, two], or begin each item with a dash and a space");
        }
        if (list.items().isEmpty()) {
            return field.refuse(
                    "no-value",
                    field.key() + " is an empty list",
                    "vipnat cannot tell whether something was forgotten",
                    "write " + field.key() + ": " + example() + ", or remove the key");
        }
        List<T> items = new ArrayList<>();
        list.items().forEach(node -> item.read(field.item(node)).ifPresent(items::add));
        return Optional.of(items);
    }

    @Override
    public String example() {
        return "[" + item.example() + "]";
    }
}
