using Truceline.Simulator.Flight;
using Truceline.Simulator.Places;
using Truceline.Simulator.Scenarios;
using Truceline.Simulator.Traffic;

namespace Truceline.Simulator.Video;

/// <summary>Draws what the camera sees: ground, roads, vehicles, and the time burnt in.</summary>
public sealed class Renderer(Scenario scenario, Sensor sensor, int width, int height)
{
    private const double RoadWidth = 7;

    /// <param name="time">Seconds from the scenario's start.</param>
    /// <param name="caption">Burnt into the upper left.</param>
    public void Draw(Picture picture, double time, string caption)
    {
        var camera = new Camera(sensor.TruePose(time));
        (double, double) Corner(double u, double v) =>
            scenario.Ground.Meet(camera.Origin, camera.Ray(u, v)) is { } at ? scenario.Ground.Frame.Of(at) : (0, 0);
        var map = GroundMap.Through([Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1)], width, height);
        DrawGround(picture, map);
        foreach (var road in scenario.Roads)
        {
            DrawRoad(picture, camera, road);
        }

        if (scenario.Night)
        {
            Darken(picture);
        }

        foreach (var (vehicle, at, course, _, _) in sensor.InSight(time, camera))
        {
            DrawVehicle(picture, camera, vehicle, at, course + scenario.Ground.Frame.Bearing);
        }

        Lettering.Write(picture, caption, width >= 320 ? 2 : 1);
    }

    /// <summary>Dim and nearly without colour; what is drawn afterwards is warm and stands out.</summary>
    private static void Darken(Picture picture)
    {
        foreach (ref var luma in picture.Luma)
        {
            luma = (byte)(16 + (luma * 3 / 8));
        }

        picture.Blue.Fill(130);
        picture.Red.Fill(126);
    }

    private void DrawGround(Picture picture, GroundMap map)
    {
        var (left, right) = (map.At(0, height / 2.0), map.At(width, height / 2.0));
        var across = Math.Sqrt(Math.Pow(right.X - left.X, 2) + Math.Pow(right.Y - left.Y, 2));
        var (luma, shift) = GroundTexture.Made.At(across / width);
        Sample(picture.Luma, map, 1, luma, shift, GroundTexture.Extent >> shift);
        Sample(picture.Blue, map, 2, GroundTexture.Made.Blue, 2, 256);
        Sample(picture.Red, map, 2, GroundTexture.Made.Red, 2, 256);
    }

    /// <summary>The one hot loop: every pixel of a plane takes the texture's value where its ray meets the ground.</summary>
    private void Sample(Span<byte> plane, GroundMap map, int step, byte[] texture, int shift, int size)
    {
        // Ground of any sign becomes positive, so that cutting to an integer rounds one way.
        const float Bias = 1 << 20;
        var (columns, rows, mask) = (width / step, height / step, size - 1);
        var rowBits = int.Log2(size);
        for (var row = 0; row < rows; row++)
        {
            var y = (row + 0.5) * step;
            var x = 0.5 * step;
            var (mx, my) = ((float)((map.X0 * x) + (map.X1 * y) + map.X2), (float)((map.Y0 * x) + (map.Y1 * y) + map.Y2));
            var divisor = (float)((map.D0 * x) + (map.D1 * y) + 1);
            var (dx, dy, dd) = ((float)(map.X0 * step), (float)(map.Y0 * step), (float)(map.D0 * step));
            var line = plane.Slice(row * columns, columns);
            unchecked
            {
                for (var column = 0; column < line.Length; column++)
                {
                    var k = 1 / divisor;
                    var tx = ((int)((mx * k) + Bias) >> shift) & mask;
                    var ty = ((int)((my * k) + Bias) >> shift) & mask;
                    line[column] = texture[(ty << rowBits) | tx];
                    mx += dx;
                    my += dy;
                    divisor += dd;
                }
            }
        }
    }

    private void DrawRoad(Picture picture, Camera camera, IReadOnlyList<(double Right, double Ahead)> road)
    {
        Span<(double, double)> quad = stackalloc (double, double)[4];
        for (var i = 1; i < road.Count; i++)
        {
            var (a, b) = (road[i - 1], road[i]);
            var (dx, dy) = (b.Right - a.Right, b.Ahead - a.Ahead);
            var k = RoadWidth / 2 / Math.Sqrt((dx * dx) + (dy * dy));
            var (nx, ny) = (dy * k, -dx * k);
            // A little longer than the road, so that no wedge opens in a bend.
            var (ex, ey) = (-ny, nx);
            if (Put(camera, a.Right - nx - ex, a.Ahead - ny - ey, 0) is { } p && Put(camera, a.Right + nx - ex, a.Ahead + ny - ey, 0) is { } q
                && Put(camera, b.Right + nx + ex, b.Ahead + ny + ey, 0) is { } r && Put(camera, b.Right - nx + ex, b.Ahead - ny + ey, 0) is { } s)
            {
                (quad[0], quad[1], quad[2], quad[3]) = (p, q, r, s);
                Drawing.Fill(picture, quad, 142, 124, 130);
            }
        }
    }

    private void DrawVehicle(Picture picture, Camera camera, Vehicle vehicle, Position at, double bearing)
    {
        var box = new LocalFrame(at, bearing);
        var ground = scenario.Ground.HeightAt(at);
        (double X, double Y)? Point(int i, double up) => See(camera, box.At(
            (i is 0 or 3 ? -0.5 : 0.5) * Vehicle.Width, (i is 0 or 1 ? 0.5 : -0.5) * Vehicle.Length), ground + up);
        var corners = Enumerable.Range(0, 4).SelectMany(i => new[] { Point(i, 0), Point(i, Vehicle.Height) }).ToArray();
        if (corners.Any(corner => corner is null))
        {
            return;
        }

        var points = corners.Select(corner => corner!.Value).ToArray();
        Drawing.Fill(picture, Drawing.Outline(points), 40, 128, 128);
        Drawing.Fill(picture, Drawing.Outline(points.Where((_, i) => i % 2 == 1)), (byte)(vehicle.Id % 2 == 0 ? 214 : 190), 128, 128);
    }

    private (double X, double Y)? Put(Camera camera, double right, double ahead, double up)
    {
        var at = scenario.Ground.Frame.At(right, ahead);
        return See(camera, at, scenario.Ground.HeightAt(at) + up);
    }

    private (double X, double Y)? See(Camera camera, Position at, double up) =>
        camera.See(Wgs84.ToEarth(at, up)) is { } seen ? ((seen.U + 1) / 2 * width, (seen.V + 1) / 2 * height) : null;
}
