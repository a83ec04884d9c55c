package dev.latchkey.memory;

import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Decision;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.LockerLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/// What would have gone down to lockers, in order.
public final class RecordingLink implements LockerLink {

    private final List<Manifest> manifests = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<IssuedCommand> commands = new ArrayList<>();
    private final List<String> rejections = new ArrayList<>();
    private final Deque<Runnable> beforeManifests = new ArrayDeque<>();

    /// Something that happens just before the next manifest reaches the broker; said twice, also the one after.
    public void beforeManifest(Runnable event) {
        beforeManifests.add(event);
    }

    @Override
    public void publishManifest(String lockerId, byte[] signedManifest) {
        if (!beforeManifests.isEmpty()) {
            beforeManifests.remove().run();
        }
        manifests.add(read(lockerId, signedManifest));
    }

    @Override
    public void publishDecision(String lockerId, Decision decision) {
        decisions.add(decision);
    }

    @Override
    public void publishCommand(String lockerId, IssuedCommand command) {
        commands.add(command);
    }

    @Override
    public void reject(String lockerId, String reason) {
        rejections.add(lockerId + ": " + reason);
    }

    public List<Manifest> manifests() {
        return List.copyOf(manifests);
    }

    /// The manifest that the broker retains.
    public Manifest retained() {
        return manifests.getLast();
    }

    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    public List<IssuedCommand> commands() {
        return List.copyOf(commands);
    }

    public List<String> rejections() {
        return List.copyOf(rejections);
    }

    private static Manifest read(String lockerId, byte[] signed) {
        var message = JsonObject.parse(new String(signed, StandardCharsets.UTF_8));
        var manifest = decoded(message.string("payload"));
        return new Manifest(
                lockerId,
                manifest.longInteger("version"),
                manifest.objects("grants").stream()
                        .map(grant -> grant.string("deliveryId"))
                        .toList(),
                decoded(message.string("protected")).string("kid"),
                manifest.objects("keys").stream().map(key -> key.string("kid")).toList());
    }

    private static JsonObject decoded(String part) {
        return JsonObject.parse(Base64.getUrlDecoder().decode(part));
    }

    /// @param deliveryIds of its grants
    /// @param signedBy the key's name
    /// @param keys the names of those that it announces
    public record Manifest(
            String lockerId, long version, List<String> deliveryIds, String signedBy, List<String> keys) {}
}
