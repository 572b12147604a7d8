using System.Net.WebSockets;
using Truceline.Server.Access;

namespace Truceline.Server.Live;

/// <summary>Opens a live connection for a session and ends it with the session, the server, or the viewer, whichever is first.</summary>
internal sealed class SocketSeat(OpenSockets sockets, SessionStore sessions, IHostApplicationLifetime lifetime)
{
    /// <param name="serve">Sends until its token is cancelled or it has nothing more to send.</param>
    /// <param name="steer">Takes what the viewer sends; null listens for the close alone.</param>
    /// <param name="asTransport">Pictures go as transport packets.</param>
    public async Task<IResult> RunAsync(
        HttpContext context, Caller caller, bool isLive, Func<ViewerSocket, CancellationToken, Task> serve, Action<Steering>? steer = null, bool asTransport = false)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Refusals.BadForm("This address is for live connections (WebSocket).");
        }

        using var seat = sockets.Enter(caller.Sid);
        if (seat is null)
        {
            return Refusals.Conflict("This session has as many live connections as it may; close one first.");
        }

        // A session that was ended between being recognised and sitting down here: whoever ended it found no connection to cut.
        if (!await sessions.StandsAsync(caller.Sid, context.RequestAborted).ConfigureAwait(false))
        {
            return Results.Unauthorized();
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, seat.Ended, lifetime.ApplicationStopping);
        var viewer = new ViewerSocket(socket) { IsLive = isLive, AsTransport = asTransport };
        var serving = serve(viewer, leaving.Token);
        var listening = viewer.ListenAsync(steer, leaving.Token);
        await Task.WhenAny(serving, listening).ConfigureAwait(false);
        if (serving.IsCompletedSuccessfully || listening.IsCompletedSuccessfully)
        {
            await viewer.CloseAsync().ConfigureAwait(false);
        }

        // Otherwise the session or the server has ended: the connection is cut, whatever was under way.
        await leaving.CancelAsync().ConfigureAwait(false);
        await Quietly(serving).ConfigureAwait(false);
        await Quietly(listening).ConfigureAwait(false);
        return Results.Empty;
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // However it ends, it ends for this viewer alone.
        }
    }
}
