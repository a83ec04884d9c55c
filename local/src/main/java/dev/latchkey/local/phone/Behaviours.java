package dev.latchkey.local.phone;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rules that say how channels and addresses behave. A rule for an address beats one for all that start alike,
/// such as a country's phone numbers; of these the longer start beats the shorter, and each a rule for the whole
/// channel. Where there is none, messages are delivered.
public final class Behaviours {

    private final Map<Channel, Behaviour> channels = new ConcurrentHashMap<>();
    private final Map<Address, Behaviour> prefixes = new ConcurrentHashMap<>();
    private final Map<Address, Behaviour> addresses = new ConcurrentHashMap<>();

    /// From now on everything on `channel` behaves so, apart from addresses that have a rule of their own.
    ///
    /// @throws IllegalArgumentException where the channel cannot behave so
    public void set(Channel channel, Behaviour behaviour) {
        channels.put(channel, fitting(channel, behaviour));
    }

    /// From now on this address behaves so on this channel.
    ///
    /// @throws IllegalArgumentException where the channel cannot behave so
    public void set(Channel channel, String address, Behaviour behaviour) {
        addresses.put(Address.of(channel, address), fitting(channel, behaviour));
    }

    /// From now on the addresses that start so behave so on this channel, apart from those that have a rule of
    /// their own.
    ///
    /// @param prefix such as `+358`
    /// @throws IllegalArgumentException where the channel cannot behave so
    public void setAll(Channel channel, String prefix, Behaviour behaviour) {
        prefixes.put(Address.of(channel, prefix), fitting(channel, behaviour));
    }

    public Behaviour of(Channel channel, String address) {
        var asked = Address.of(channel, address);
        var own = addresses.get(asked);
        return own != null
                ? own
                : longestPrefixOf(asked).orElse(channels.getOrDefault(channel, new Behaviour.Delivers()));
    }

    private Optional<Behaviour> longestPrefixOf(Address asked) {
        return prefixes.entrySet().stream()
                .filter(rule -> asked.startsWith(rule.getKey()))
                .max(Comparator.comparing(rule -> rule.getKey().text().length()))
                .map(Map.Entry::getValue);
    }

    /// The addresses of a channel that have exactly this rule of their own, in alphabetical order.
    public List<String> addressesThat(Channel channel, Behaviour behaviour) {
        return addresses.entrySet().stream()
                .filter(rule ->
                        rule.getKey().channel() == channel && rule.getValue().equals(behaviour))
                .map(rule -> rule.getKey().text())
                .sorted()
                .toList();
    }

    private static Behaviour fitting(Channel channel, Behaviour behaviour) {
        if (!behaviour.appliesTo(channel)) {
            throw new IllegalArgumentException("behaviour: does not exist on the channel " + channel);
        }
        return behaviour;
    }

    private record Address(Channel channel, String text) {
        static Address of(Channel channel, String text) {
            return new Address(channel, channel == Channel.EMAIL ? text.toLowerCase(Locale.ROOT) : text);
        }

        boolean startsWith(Address prefix) {
            return channel == prefix.channel && text.startsWith(prefix.text);
        }

        @Override
        public String toString() {
            return "Address[" + channel + "]";
        }
    }
}
