package dev.latchkey.local.phone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The rules that say how channels and addresses behave. A rule for an address beats one for its whole channel;
/// where there is none, messages are delivered.
public final class Behaviours {

    private final Map<Channel, Behaviour> channels = new ConcurrentHashMap<>();
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

    public Behaviour of(Channel channel, String address) {
        var own = addresses.get(Address.of(channel, address));
        return own != null ? own : channels.getOrDefault(channel, new Behaviour.Delivers());
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

        @Override
        public String toString() {
            return "Address[" + channel + "]";
        }
    }
}
